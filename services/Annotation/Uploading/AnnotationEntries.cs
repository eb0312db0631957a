using System.Globalization;
using SemCovNet.Tables;

namespace SemCovNet.Annotation.Uploading;

/// <summary>Collects the values of one file and checks each against what exists and against those before it.</summary>
internal sealed class AnnotationEntries(string file, HashSet<string> images, HashSet<string> vocabulary, FileProblems problems)
{
    private readonly Dictionary<(string Image, string Descriptor, string Annotator), long> lines = [];
    private readonly Dictionary<(string Image, string Descriptor), (double Sum, int Count)> sums = [];
    private readonly OrderedDictionary<string, string> descriptors = new(StringComparer.Ordinal);
    private readonly HashSet<string> reported = new(StringComparer.Ordinal);

    public string File => file;

    public bool AnyObserved => sums.Count > 0;

    /// <returns>Null where the image is blank or does not exist, which is reported.</returns>
    public string? ImageOf(TableRow row)
    {
        var image = ExportCsv.Restore(row[AnnotationRow.Image]);
        if (images.Contains(image))
            return image;
        Wrong(row, AnnotationRow.Image, image.Length == 0 ? "the cell is blank" : $"the dataset has no image \"{image}\"");
        return null;
    }

    /// <param name="valueColumn">The column that holds the value.</param>
    /// <param name="named">The column that names the descriptor; null where it is the value column's own name.</param>
    public void Add(TableRow row, string image, string name, string valueColumn, string annotator, string? named = null)
    {
        var descriptor = ExportCsv.Restore(name);
        if (!Knows(row, descriptor, named) || IsRepeated(row, image, descriptor, annotator) || ValueOf(row, valueColumn) is not { } value)
            return;
        var (sum, count) = sums.GetValueOrDefault((image, descriptor));
        sums[(image, descriptor)] = (sum + value, count + 1);
    }

    public void UnknownColumn(TableRow row, string column)
    {
        if (reported.Add(column))
            problems.Add(file, 1, column, "the column is unknown: a long table has image, descriptor, value and perhaps annotator");
    }

    /// <summary>Where several annotators rated one image, the mean of their values.</summary>
    public AnnotationFile ToFile(int rows) => new(
        [.. descriptors.Keys], rows,
        sums.GroupBy(pair => pair.Key.Image, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            IReadOnlyDictionary<string, double> (group) => group.ToDictionary(pair => pair.Key.Descriptor, pair => pair.Value.Sum / pair.Value.Count),
            StringComparer.Ordinal));

    private bool Knows(TableRow row, string descriptor, string? named)
    {
        if (descriptor.Length > 0 && (vocabulary.Count == 0 || vocabulary.Contains(descriptor)))
        {
            descriptors.TryAdd(descriptor, descriptor);
            return true;
        }

        // A wrong header is one problem, not one in every row below it.
        if (named is not null || reported.Add(descriptor))
        {
            problems.Add(file, named is null ? 1 : row.Line, named ?? descriptor, descriptor.Length == 0
                ? "the descriptor has no name"
                : $"the dataset has no descriptor \"{descriptor}\"; it has {string.Join(", ", vocabulary)}");
        }
        return false;
    }

    private bool IsRepeated(TableRow row, string image, string descriptor, string annotator)
    {
        if (lines.TryAdd((image, descriptor, annotator), row.Line))
            return false;
        var by = annotator.Length == 0 ? "" : $" by {annotator}";
        Wrong(row, null, $"{descriptor} of image {image}{by} stands in row {lines[(image, descriptor, annotator)]} already");
        return true;
    }

    private double? ValueOf(TableRow row, string column)
    {
        var text = row[column];
        if (text.Length == 0)
            return null;
        if (bool.TryParse(text, out var yes))
            return yes ? 1 : 0;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1)
            return value;
        Wrong(row, column, $"\"{text}\" is no value: write a number from 0 to 1 (with a point), true, false, or nothing where it was not observed");
        return null;
    }

    private void Wrong(TableRow row, string? column, string message) => problems.Add(file, row.Line, column, message);
}
