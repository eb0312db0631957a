using System.Globalization;
using SemCovNet.Tables;

namespace SemCovNet.Annotation.Uploading;

/// <summary>Collects the values of one file and checks each against what exists and against those before it.</summary>
internal sealed class AnnotationEntries(string file, HashSet<string> images, HashSet<string> vocabulary, FileProblems problems)
{
    private const string ValueRule = "write a number from 0 to 1 (with a point), true, false, or nothing where it was not observed";

    // An array an image, not an entry a value: a million rows fit.
    private readonly Dictionary<string, Cell[]> cells = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Image, int Descriptor, string Annotator), long> byAnnotator = [];
    private readonly OrderedDictionary<string, int> descriptors = new(StringComparer.Ordinal);
    private readonly HashSet<string> reported = new(StringComparer.Ordinal);
    private readonly RatingsByAnnotator ratings = new();

    public string File => file;

    public bool AnyObserved { get; private set; }

    public bool IsImage(string name) => images.Contains(name);

    public bool IsDescriptor(string name) => vocabulary.Contains(name);

    /// <returns>Null where the image is blank or does not exist, which is reported.</returns>
    public string? ImageOf(TableRow row)
    {
        var image = ExportCsv.Restore(row[AnnotationRow.Image]);
        if (images.Contains(image))
            return image;
        Wrong(EntryPlace.Cell(row.Line, AnnotationRow.Image), image.Length == 0 ? "the cell is blank" : $"the dataset has no image \"{image}\"");
        return null;
    }

    /// <param name="valueColumn">The column that holds the value.</param>
    /// <param name="named">The column that names the descriptor; null where it is the value column's own name.</param>
    public void Add(TableRow row, string image, string name, string valueColumn, string annotator, string? named = null)
    {
        var descriptor = ExportCsv.Restore(name);

        // A wrong header is one problem, not one in every row below it.
        var place = named is null ? EntryPlace.Cell(row.Columns.Line, valueColumn) : EntryPlace.Cell(row.Line, named);
        if (Knows(descriptor, place, repeats: named is not null))
            AddKnown(EntryPlace.Cell(row.Line, valueColumn), image, descriptor, annotator, row[valueColumn]);
    }

    /// <param name="value">0 to 1, true, false, or empty where it was not observed.</param>
    /// <param name="annotator">Empty where the file names none.</param>
    public void Add(EntryPlace place, string image, string descriptor, string annotator, string value)
    {
        if (Knows(descriptor, place, repeats: false))
            AddKnown(place, image, descriptor, annotator, value);
    }

    public void UnknownColumn(TableColumns columns, string column)
    {
        if (reported.Add(column))
            problems.Add(file, columns.Line, column, "the column is unknown: a long table has image, descriptor, value and perhaps annotator");
    }

    public void Wrong(EntryPlace place, string message) => problems.Add(file, place.Row, place.Column, message);

    /// <summary>Where several annotators rated one image, the mean of their values.</summary>
    public AnnotationFile ToFile(int rows) => new([.. descriptors.Keys], rows, cells.ToDictionary(
        pair => pair.Key, IReadOnlyList<double?> (pair) => [.. pair.Value.Select(cell => cell.Count == 0 ? (double?)null : cell.Sum / cell.Count)], StringComparer.Ordinal),
        ratings.ToList([.. descriptors.Keys]));

    private bool Knows(string descriptor, EntryPlace place, bool repeats)
    {
        if (descriptor.Length > 0 && (vocabulary.Count == 0 || vocabulary.Contains(descriptor)))
        {
            descriptors.TryAdd(descriptor, descriptors.Count);
            return true;
        }
        if (repeats || reported.Add(descriptor))
        {
            Wrong(place, descriptor.Length == 0
                ? "the descriptor has no name"
                : $"the dataset has no descriptor \"{descriptor}\"; it has {string.Join(", ", vocabulary)}");
        }
        return false;
    }

    private void AddKnown(EntryPlace place, string image, string descriptor, string annotator, string value)
    {
        ref var cell = ref CellOf(image, descriptors[descriptor]);
        if (IsRepeated(ref cell, place, image, descriptor, annotator) || ValueOf(place, value) is not { } observed)
            return;
        cell.Sum += observed;
        cell.Count++;
        AnyObserved = true;
        if (annotator.Length > 0)
            ratings.Add(annotator, image, descriptors[descriptor], observed);
    }

    private ref Cell CellOf(string image, int descriptor)
    {
        if (!cells.TryGetValue(image, out var row) || row.Length <= descriptor)
        {
            Array.Resize(ref row, descriptors.Count);
            cells[image] = row;
        }
        return ref row[descriptor];
    }

    private bool IsRepeated(ref Cell cell, EntryPlace place, string image, string descriptor, string annotator)
    {
        var first = annotator.Length == 0 ? cell.First : byAnnotator.GetValueOrDefault((image, descriptors[descriptor], annotator));
        if (first != 0)
        {
            var by = annotator.Length == 0 ? "" : $" by {annotator}";
            Wrong(place.Row is null ? place : place with { Column = null }, $"{descriptor} of image {image}{by} stands {EntryPlace.Describe(first)} already");
            return true;
        }
        if (annotator.Length == 0)
            cell.First = place.Number;
        else
            byAnnotator.Add((image, descriptors[descriptor], annotator), place.Number);
        return false;
    }

    private double? ValueOf(EntryPlace place, string text)
    {
        if (text.Length == 0)
            return null;
        if (bool.TryParse(text, out var yes))
            return yes ? 1 : 0;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1)
            return value;
        Wrong(place, $"\"{text}\" is no value: {ValueRule}");
        return null;
    }

    /// <summary>What one image's descriptor was rated.</summary>
    private struct Cell
    {
        public double Sum;
        public int Count;

        /// <summary>Where it was first rated without an annotator's name; 0 where it was not.</summary>
        public long First;
    }
}
