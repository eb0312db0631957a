using SemCovNet.Tables;

namespace SemCovNet.Annotation.Uploading;

/// <summary>
/// Label Studio's JSON export: tasks with the annotations that people submitted; predictions are not read. A <c>Number</c> is the value of
/// the descriptor that its control is named after. A control with choices of the kind yes and no likewise; of any other, each choice or
/// label is a descriptor, 1 where it was chosen and 0 where another was. A control that was left empty says nothing.
/// </summary>
internal sealed class LabelStudioFile(AnnotationEntries entries)
{
    private readonly List<Answer> answers = [];
    private readonly Dictionary<string, HashSet<string>> labels = new(StringComparer.Ordinal);

    /// <returns>How many tasks were read.</returns>
    /// <exception cref="UnreadableFileException">Not well-formed, or not a list of tasks.</exception>
    public int Read(Stream content)
    {
        var tasks = 0;
        foreach (var record in JsonRecords.Read(entries.File, content))
        {
            if (record.Section.Length > 0)
                throw new UnreadableFileException(new(entries.File, null, record.Path, "this is not Label Studio's JSON: the document is no list of tasks (export as JSON, not JSON-MIN)"));
            tasks++;
            ReadTask(JsonField.Of(record));
        }
        foreach (var answer in answers)
            Write(answer);
        return tasks;
    }

    private void ReadTask(JsonField task)
    {
        if (ImageOf(task["data"]) is not { } image)
            return;
        foreach (var annotation in task["annotations"].Elements(entries).Where(annotation => !annotation["was_cancelled"].IsTrue))
        {
            var annotator = AnnotatorOf(annotation["completed_by"]);
            foreach (var result in annotation["result"].Elements(entries))
                ReadResult(result, image, annotator);
        }
    }

    private string? ImageOf(JsonField data)
    {
        var named = data["image"];
        if (named.Needed(entries) is not { } name)
            return null;
        var image = ImageName.Find(name, entries);
        if (image is null)
            entries.Wrong(named.Place, $"the dataset has no image \"{(name.Length <= 100 ? name : name[..100] + "…")}\"");
        return image;
    }

    // A number, or who it was.
    private static string AnnotatorOf(JsonField person) => person.Text ?? person["email"].Text ?? person["id"].Text ?? "";

    private void ReadResult(JsonField result, string image, string annotator)
    {
        if (result["from_name"].Needed(entries) is not { } control || result["type"].Needed(entries) is not { } type)
            return;
        if (type == "number")
            AddNumber(result["value"]["number"], image, control, annotator);
        else if (type == "choices" || type.EndsWith("labels", StringComparison.Ordinal))
            AddLabels(result["value"][type], image, control, annotator);
        else
            entries.Wrong(result["type"].Place, $"a control of type \"{type}\" gives no descriptor values: use Choices, Labels or Number");
    }

    private void AddNumber(JsonField number, string image, string control, string annotator)
    {
        if (number.Needed(entries) is { } value)
            entries.Add(number.Place, image, control, annotator, value);
    }

    private void AddLabels(JsonField chosen, string image, string control, string annotator)
    {
        if (!chosen.Exists)
            entries.Wrong(chosen.Place, "it is missing");
        List<string> names = [.. chosen.Elements(entries).Select(label => label.Needed(entries)).OfType<string>()];
        if (!labels.TryGetValue(control, out var known))
            labels.Add(control, known = new(StringComparer.Ordinal));
        known.UnionWith(names);

        // Every region of a picture is a result of its own; they are one answer.
        if (answers is [.., var last] && (last.Image, last.Control, last.Annotator, last.Place.Index) == (image, control, annotator, chosen.Index))
            last.Labels.UnionWith(names);
        else
            answers.Add(new(chosen.Place, image, control, annotator, [.. names]));
    }

    private void Write(Answer answer)
    {
        var all = labels[answer.Control];
        if (all.All(YesOrNo.IsOne))
        {
            foreach (var label in answer.Labels)
                entries.Add(answer.Place, answer.Image, answer.Control, answer.Annotator, YesOrNo.ValueOf(label));
            return;
        }
        foreach (var label in all)
            entries.Add(answer.Place, answer.Image, DescriptorOf(answer.Control, label), answer.Annotator, answer.Labels.Contains(label) ? "1" : "0");
    }

    private string DescriptorOf(string control, string label) => entries.IsDescriptor($"{control}={label}") ? $"{control}={label}" : label;

    private sealed record Answer(EntryPlace Place, string Image, string Control, string Annotator, HashSet<string> Labels);
}
