using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemCovNet.Contracts;

/// <summary>
/// The name of an artifact: <c>sha256/</c> and 64 lower-case hexadecimal digits. Nothing else can be held, so a digest that
/// reached storage can never be a path that leads out of it.
/// </summary>
[JsonConverter(typeof(DigestJsonConverter))]
public readonly record struct Digest
{
    private const string Prefix = "sha256/";
    private readonly string? hex;

    private Digest(string hex) => this.hex = hex;

    /// <summary>The 64 hexadecimal digits.</summary>
    public string Hex => hex ?? throw new InvalidOperationException("A digest that was never set has no value.");

    public static Digest Of(ReadOnlySpan<byte> content) => new(Convert.ToHexStringLower(SHA256.HashData(content)));

    /// <param name="hash">32 bytes of SHA-256.</param>
    public static Digest FromHash(ReadOnlySpan<byte> hash) =>
        hash.Length == SHA256.HashSizeInBytes
            ? new(Convert.ToHexStringLower(hash))
            : throw new ArgumentException($"A SHA-256 hash has 32 bytes, not {hash.Length}.", nameof(hash));

    public static bool TryParse([NotNullWhen(true)] string? text, out Digest digest)
    {
        digest = default;
        if (text is not { Length: 71 } || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        var digits = text[Prefix.Length..];
        if (!digits.All(char.IsAsciiHexDigitLower))
            return false;
        digest = new Digest(digits);
        return true;
    }

    /// <exception cref="FormatException">The text is not <c>sha256/</c> followed by 64 lower-case hexadecimal digits.</exception>
    public static Digest Parse(string text) =>
        TryParse(text, out var digest) ? digest : throw new FormatException($"\"{text}\" is not a digest: sha256/ and 64 lower-case hexadecimal digits.");

    public override string ToString() => Prefix + Hex;

    private sealed class DigestJsonConverter : JsonConverter<Digest>
    {
        public override Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var digest) ? digest : throw new JsonException("A digest is sha256/ and 64 lower-case hexadecimal digits.");

        public override void Write(Utf8JsonWriter writer, Digest value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
