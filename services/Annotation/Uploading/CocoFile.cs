using System.Globalization;
using SemCovNet.Tables;

namespace SemCovNet.Annotation.Uploading;

/// <summary>
/// COCO: an image that the file lists was looked at for every category, so a category without an annotation is 0 there. LVIS says which
/// were not: <c>not_exhaustive_category_ids</c>, and where <c>neg_category_ids</c> is given only those are known to be absent. An
/// annotation is 1, or its <c>score</c>; of several the highest.
/// </summary>
internal sealed class CocoFile(AnnotationEntries entries)
{
    private const string Images = "images";
    private const string Categories = "categories";
    private const string Annotations = "annotations";

    private readonly Dictionary<string, CocoImage> images = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, string> categories = new(StringComparer.Ordinal);
    private readonly List<CocoMark> marks = [];

    /// <returns>How many annotations and images were read.</returns>
    /// <exception cref="UnreadableFileException">Not well-formed, or not COCO.</exception>
    public int Read(Stream content)
    {
        foreach (var record in JsonRecords.Read(entries.File, content))
        {
            switch (record.Section)
            {
                case Images:
                    AddImage(JsonField.Of(record));
                    break;
                case Categories:
                    AddCategory(JsonField.Of(record));
                    break;
                case Annotations:
                    AddMark(JsonField.Of(record));
                    break;
            }
        }
        if (images.Count == 0 || categories.Count == 0)
            throw new UnreadableFileException(new(entries.File, null, null, "this is not COCO: it needs the lists \"images\" and \"categories\", and \"annotations\" for what was seen"));
        Write(MarksByImage());
        return marks.Count + images.Count;
    }

    private void AddImage(JsonField field)
    {
        if (field["id"].Needed(entries) is not { } id || field["file_name"].Needed(entries) is not { } name)
            return;
        var image = ImageName.Find(name, entries);
        if (image is null)
            entries.Wrong(field["file_name"].Place, $"the dataset has no image \"{name}\"");
        else if (!images.TryAdd(id, new(image, field.Place, Ids(field["neg_category_ids"]), Ids(field["not_exhaustive_category_ids"]))))
            entries.Wrong(field["id"].Place, $"image {id} stands here a second time");
    }

    private HashSet<string>? Ids(JsonField list) =>
        list.Exists ? [.. list.Elements(entries).Select(id => id.Needed(entries)).OfType<string>()] : null;

    private void AddCategory(JsonField field)
    {
        if (field["id"].Needed(entries) is { } id && field["name"].Needed(entries) is { } name && !categories.TryAdd(id, name))
            entries.Wrong(field["id"].Place, $"category {id} stands here a second time");
    }

    private void AddMark(JsonField field)
    {
        var (image, category) = (field["image_id"].Needed(entries), field["category_id"].Needed(entries));
        if (image is not null && category is not null)
            marks.Add(new(field.Index, field.Path, image, category, field["score"] is { Exists: true } score ? score.Needed(entries) : "1"));
    }

    private Dictionary<(string Image, string Category), CocoMark> MarksByImage()
    {
        var highest = new Dictionary<(string Image, string Category), CocoMark>();
        foreach (var mark in marks)
        {
            if (!images.ContainsKey(mark.Image))
                entries.Wrong(mark.At("image_id"), $"no image of this file has the id {mark.Image}");
            else if (!categories.ContainsKey(mark.Category))
                entries.Wrong(mark.At("category_id"), $"no category of this file has the id {mark.Category}");
            else if (!highest.TryGetValue((mark.Image, mark.Category), out var other) || mark.IsHigherThan(other))
                highest[(mark.Image, mark.Category)] = mark;
        }
        return highest;
    }

    private void Write(Dictionary<(string Image, string Category), CocoMark> marked)
    {
        foreach (var (id, image) in images)
        {
            foreach (var (category, descriptor) in categories)
            {
                if (marked.TryGetValue((id, category), out var mark))
                    entries.Add(mark.At("score"), image.Image, descriptor, annotator: "", mark.Score ?? "");
                else
                    entries.Add(image.Place, image.Image, descriptor, annotator: "", image.WasLookedAtFor(category) ? "0" : "");
            }
        }
    }

    private sealed record CocoImage(string Image, EntryPlace Place, HashSet<string>? Absent, HashSet<string>? NotExhaustive)
    {
        public bool WasLookedAtFor(string category) =>
            (Absent is null || Absent.Contains(category)) && NotExhaustive?.Contains(category) != true;
    }

    private sealed record CocoMark(long Index, string Path, string Image, string Category, string? Score)
    {
        public EntryPlace At(string member) => EntryPlace.Json(Index, $"{Path}.{member}");

        // A score that is no number wins, so that it is reported.
        public bool IsHigherThan(CocoMark other) => NumberOf(Score) is not { } mine || (NumberOf(other.Score) is { } theirs && mine > theirs);

        private static double? NumberOf(string? text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1 ? number : null;
    }
}
