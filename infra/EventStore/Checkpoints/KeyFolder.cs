using System.Security.Cryptography;

namespace SemCovNet.EventStore.Checkpoints;

/// <summary>
/// The key that signs, <c>signing-key.pem</c>, readable by its owner alone; and beside it every public key whose checkpoints are believed,
/// <c>ID.pub.pem</c>. A new signing key comes to be where there is none; the public keys of those before it stay.
/// </summary>
public sealed class KeyFolder(string folder)
{
    private const string Public = ".pub.pem";

    public string SigningKeyFile => Path.Combine(folder, "signing-key.pem");

    /// <summary>The files of the public keys.</summary>
    public IReadOnlyList<string> PublicKeyFiles => Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*" + Public).Order(StringComparer.Ordinal)] : [];

    /// <summary>Made where it is missing.</summary>
    /// <exception cref="UnusableKeyException">The file is no private key.</exception>
    public ECDsa OpenSigningKey()
    {
        if (!File.Exists(SigningKeyFile))
            CreateSigningKey();
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(SigningKeyFile));
            return key;
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException or PlatformNotSupportedException)
        {
            key.Dispose();
            throw new UnusableKeyException($"{SigningKeyFile} is no private key: {error.Message} Put it back from a backup, or move it away and a new one is made.", error);
        }
    }

    /// <summary>Every key that is believed: the folder's public keys and that of its signing key, which may have ended before it published its own.</summary>
    public IReadOnlyList<PublicKey> Trusted() => [.. PublicKeyFiles.Append(SigningKeyFile).Where(File.Exists).Select(PublicKey.Read).DistinctBy(key => key.Id)];

    /// <summary>Writes the public key beside the signing one, if it is not there.</summary>
    public void Publish(PublicKey key)
    {
        var path = Path.Combine(folder, PublicKey.Short(key.Id) + Public);
        if (!File.Exists(path))
            WholeFile.Create(path, key.Pem);
    }

    private void CreateSigningKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // Of two processes one is first; the other uses its key.
        _ = WholeFile.Create(SigningKeyFile, key.ExportPkcs8PrivateKeyPem() + "\n", UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
