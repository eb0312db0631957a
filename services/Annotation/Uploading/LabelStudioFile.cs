using SemCovNet.Tables;

namespace SemCovNet.Annotation.Uploading;

/// <summary>
/// Label Studio's JSON export: tasks with the annotations that people submitted; predictions are not read. A <c>Number</c> is the value of
/// the descriptor that its control is named after. A control with choices of the kind yes and no likewise; of any other, each choice or
/// label is a descriptor, 1 where it was chosen and 0 where another was. A control that was left empty says nothing.
/// </summary>
internal sealed class LabelStudioFile(AnnotationEntries entries)
{
    private readonly OrderedDictionary<(Submission By, string Control), Answer> answers = new();
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
        foreach (var ((by, control), answer) in answers)
            Write(by, control, answer);
        return tasks;
    }

    private void ReadTask(JsonField task)
    {
        if (ImageOf(task["data"]) is not { } image)
            return;
        foreach (var annotation in task["annotations"].Elements(entries).Where(annotation => !annotation["was_cancelled"].IsTrue))
        {
            var by = new Submission(annotation.Path, image, AnnotatorOf(annotation["completed_by"]));
            foreach (var result in annotation["result"].Elements(entries))
                ReadResult(result, by);
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

    private void ReadResult(JsonField result, Submission by)
    {
        if (result["from_name"].Needed(entries) is not { } control || result["type"].Needed(entries) is not { } type)
            return;
        if (type == "number")
            AddNumber(result["value"]["number"], by, control);
        else if (type == "choices" || type.EndsWith("labels", StringComparison.Ordinal))
            AddLabels(result["value"][type], by, control);
        else
            entries.Wrong(result["type"].Place, $"a control of type \"{type}\" gives no descriptor values: use Choices, Labels or Number");
    }

    private void AddNumber(JsonField number, Submission by, string control)
    {
        if (number.Needed(entries) is { } value)
            entries.Add(number.Place, by.Image, control, by.Annotator, value);
    }

    private void AddLabels(JsonField chosen, Submission by, string control)
    {
        if (!chosen.Exists)
            entries.Wrong(chosen.Place, "it is missing");
        List<string> names = [.. chosen.Elements(entries).Select(label => label.Needed(entries)).OfType<string>()];
        if (!labels.TryGetValue(control, out var known))
            labels.Add(control, known = new(StringComparer.Ordinal));
        known.UnionWith(names);
        if (names.Count == 0)
            return;

        // Every region of a picture is a result of its own; they are one answer, whatever other controls were answered in between.
        if (!answers.TryGetValue((by, control), out var answer))
            answers.Add((by, control), answer = new(chosen.Place, new(StringComparer.Ordinal)));
        answer.Labels.UnionWith(names);
    }

    private void Write(Submission by, string control, Answer answer)
    {
        var all = labels[control];
        if (all.All(YesOrNo.IsOne))
        {
            foreach (var label in answer.Labels)
                entries.Add(answer.Place, by.Image, control, by.Annotator, YesOrNo.ValueOf(label));
            return;
        }
        foreach (var label in all)
            entries.Add(answer.Place, by.Image, DescriptorOf(control, label), by.Annotator, answer.Labels.Contains(label) ? "1" : "0");
    }

    private string DescriptorOf(string control, string label) => entries.IsDescriptor($"{control}={label}") ? $"{control}={label}" : label;

    /// <summary>One annotation of one task.</summary>
    /// <param name="Path">It alone has this one.</param>
    private sealed record Submission(string Path, string Image, string Annotator);

    /// <param name="Place">Of its first result.</param>
    private sealed record Answer(EntryPlace Place, HashSet<string> Labels);
}
