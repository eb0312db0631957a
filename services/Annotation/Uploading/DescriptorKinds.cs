using System.Diagnostics.CodeAnalysis;
using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Annotation.Uploading;

/// <summary>Kinds of descriptors as an address or a command line gives them: <c>hair:artefact,network:diagnostic</c>.</summary>
public static class DescriptorKinds
{
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out IReadOnlyDictionary<string, DescriptorKind>? kinds, [NotNullWhen(false)] out string? error)
    {
        (kinds, error) = (null, null);
        var parsed = new Dictionary<string, DescriptorKind>(StringComparer.Ordinal);
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = part.LastIndexOf(':');
            if (colon < 1 || !TryKind(part[(colon + 1)..], out var kind) || !parsed.TryAdd(part[..colon], kind))
            {
                error = $"\"{part}\" is not a descriptor's kind: write each descriptor once as name:diagnostic or name:artefact.";
                return false;
            }
        }
        kinds = parsed;
        return true;
    }

    private static bool TryKind(string text, out DescriptorKind kind) =>
        Enum.TryParse(text, ignoreCase: true, out kind) && Enum.IsDefined(kind) && char.IsAsciiLetter(text[0]);
}
