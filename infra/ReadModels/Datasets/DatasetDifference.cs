using SemCovNet.Contracts.Datasets;

namespace SemCovNet.ReadModels.Datasets;

/// <summary>What became of a dataset between two of its versions; lists are in order of image ids.</summary>
/// <param name="FromAnnotations">The newest annotation set of the version; null where it has none.</param>
/// <param name="Rows">What is another of images that both versions have: class, fine class, case, split, content or a subgroup attribute.</param>
/// <param name="Values">Descriptor values of those images that are another; empty where both versions have the same annotations.</param>
public sealed record DatasetDifference(
    string DatasetId, int From, int To, int? FromAnnotations, int? ToAnnotations, IReadOnlyList<string> Added, IReadOnlyList<string> Removed,
    IReadOnlyList<ImageChange> Rows, IReadOnlyList<ValueChange> Values)
{
    public static DatasetDifference Between(DatasetManifest from, DatasetManifest to, AnnotationSet? fromSet, AnnotationSet? toSet)
    {
        var (before, after) = (ById(from), ById(to));
        var both = before.Keys.Where(after.ContainsKey).Order(StringComparer.Ordinal).ToList();
        return new(
            to.DatasetId, from.Version, to.Version, fromSet?.Version, toSet?.Version,
            [.. after.Keys.Where(image => !before.ContainsKey(image)).Order(StringComparer.Ordinal)],
            [.. before.Keys.Where(image => !after.ContainsKey(image)).Order(StringComparer.Ordinal)],
            [.. both.SelectMany(image => Changes(image, Facts(from, before[image]), Facts(to, after[image])))],
            ValueChanges(both, fromSet, toSet));
    }

    private static Dictionary<string, ImageRow> ById(DatasetManifest manifest) => manifest.Rows.ToDictionary(row => row.Image, StringComparer.Ordinal);

    private static SortedDictionary<string, string> Facts(DatasetManifest manifest, ImageRow row)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["case"] = row.Case,
            ["class"] = manifest.Classes[row.Class],
            ["content"] = row.Content.ToString(),
            ["split"] = row.Split.ToString().ToLowerInvariant(),
        };
        if (row.FineClass is { } fine && manifest.FineClasses is { } parts)
            facts["fine class"] = parts[fine].Name;
        foreach (var (attribute, value) in row.Subgroups)
            facts[$"subgroup {attribute}"] = value;
        return facts;
    }

    private static IEnumerable<ImageChange> Changes(string image, SortedDictionary<string, string> before, SortedDictionary<string, string> after) =>
        before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(what => new ImageChange(image, what, before.GetValueOrDefault(what), after.GetValueOrDefault(what)))
            .Where(change => change.From != change.To);

    private static List<ValueChange> ValueChanges(List<string> images, AnnotationSet? from, AnnotationSet? to)
    {
        var (before, after) = (new ValueTable(from), new ValueTable(to));
        var names = before.Descriptors.Union(after.Descriptors, StringComparer.Ordinal).ToList();
        return
        [
            .. images.SelectMany(image => names.Select(name => new ValueChange(image, name, before.Of(image, name), after.Of(image, name))))
                .Where(change => change.From != change.To),
        ];
    }

    private sealed class ValueTable(AnnotationSet? set)
    {
        private readonly Dictionary<string, int> places =
            (set?.Vocabulary ?? []).Select((descriptor, index) => (descriptor.Name, index)).ToDictionary(StringComparer.Ordinal);

        private readonly Dictionary<string, IReadOnlyList<double?>> values =
            (set?.Images ?? []).ToDictionary(image => image.Image, image => image.Values, StringComparer.Ordinal);

        public IEnumerable<string> Descriptors => places.Keys;

        public double? Of(string image, string descriptor) =>
            places.TryGetValue(descriptor, out var place) && values.TryGetValue(image, out var row) && place < row.Count ? row[place] : null;
    }
}

/// <param name="What">class, fine class, case, split, content, or "subgroup" and its attribute.</param>
/// <param name="From">Null where it was blank.</param>
/// <param name="To">Null where it is blank.</param>
public sealed record ImageChange(string Image, string What, string? From, string? To);

/// <param name="From">0 to 1; null where it was not observed.</param>
/// <param name="To">0 to 1; null where it is not observed.</param>
public sealed record ValueChange(string Image, string Descriptor, double? From, double? To);
