using System.Text;
using System.Text.RegularExpressions;
using SemCovNet.Contracts;

namespace SemCovNet.Cli.Exchanging;

/// <summary>Which artifacts a JSON text names, in whatever field: events and manifests name them by their whole digest.</summary>
internal static partial class ReferencedArtifacts
{
    public static IEnumerable<Digest> In(ReadOnlySpan<byte> json) => Name().Matches(Encoding.UTF8.GetString(json)).Select(match => Digest.Parse(match.Value));

    /// <summary>Whether the bytes may be a JSON text, so that they may name others.</summary>
    public static bool MayName(ReadOnlySpan<byte> content) => content is [(byte)'{' or (byte)'[', ..];

    [GeneratedRegex("sha256/[0-9a-f]{64}")]
    private static partial Regex Name();
}
