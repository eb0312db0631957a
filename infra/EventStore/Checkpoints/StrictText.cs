namespace SemCovNet.EventStore.Checkpoints;

/// <summary>Bytes as text that has one spelling, so that no letter of a proof can be another and mean the same.</summary>
internal static class StrictText
{
    /// <exception cref="FormatException">It is not base64, or not as this code writes it.</exception>
    public static byte[] FromBase64(string text)
    {
        var bytes = Convert.FromBase64String(text);
        return Convert.ToBase64String(bytes) == text ? bytes : throw new FormatException($"\"{text}\" is base64 in another spelling than its own.");
    }

    /// <exception cref="FormatException">It is not hexadecimal in small letters, or of another length.</exception>
    public static byte[] FromHash(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        return bytes.Length == MerkleHash.Size && Convert.ToHexStringLower(bytes) == hex
            ? bytes
            : throw new FormatException($"\"{hex}\" is not a hash of {2 * MerkleHash.Size} small hexadecimal digits.");
    }
}
