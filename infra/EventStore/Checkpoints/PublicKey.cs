using System.Security.Cryptography;

namespace SemCovNet.EventStore.Checkpoints;

/// <summary>Whose checkpoints are believed.</summary>
public sealed class PublicKey : IDisposable
{
    private PublicKey(ECDsa key)
    {
        Key = key;
        Der = key.ExportSubjectPublicKeyInfo();
        Id = IdOf(Der);
    }

    /// <summary>SHA-256 of <see cref="Der"/>, 64 hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>SubjectPublicKeyInfo.</summary>
    public byte[] Der { get; }

    public ECDsa Key { get; }

    public string Pem => PemEncoding.WriteString("PUBLIC KEY", Der) + "\n";

    public static PublicKey Of(ECDsa signing) => FromDer(signing.ExportSubjectPublicKeyInfo());

    /// <exception cref="CryptographicException">It is no public key of an elliptic curve.</exception>
    public static PublicKey FromDer(byte[] der)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(der, out _);
            return new(key);
        }
        catch (PlatformNotSupportedException unknown)
        {
            key.Dispose();
            throw new CryptographicException(unknown.Message, unknown);
        }
        catch (CryptographicException)
        {
            key.Dispose();
            throw;
        }
    }

    /// <exception cref="UnusableKeyException">The file is no public key in PEM.</exception>
    public static PublicKey Read(string path)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return Of(key);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException or PlatformNotSupportedException)
        {
            throw new UnusableKeyException($"{path} is no public key: {error.Message} Give the PEM file that lies beside the signing key.", error);
        }
    }

    /// <summary>Enough to tell keys apart by eye.</summary>
    public static string Short(string id) => id.Length > 16 ? id[..16] : id;

    public void Dispose() => Key.Dispose();

    private static string IdOf(byte[] der) => Convert.ToHexStringLower(SHA256.HashData(der));
}

/// <summary>A key file that cannot be used, and why.</summary>
public sealed class UnusableKeyException(string message, Exception? cause = null) : Exception(message, cause);
