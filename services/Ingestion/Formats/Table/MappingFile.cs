using System.Text.Json;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Table;

/// <summary>Reads a mapping file; what is wrong with it is named by its key.</summary>
internal static class MappingFile
{
    private const string Column = "the name of a column";
    private const string Columns = "a list of columns, for instance [\"tone\", \"sex\"]";
    private const string ClassName = "the name of a class";
    private const string Kind = "\"diagnostic\" or \"artefact\"";

    private static readonly string[] Keys =
        ["table", "task", "path", "class", "classes", "image", "case", "split", "view", "subgroups", "descriptors", "fineClass", "ignore"];

    private static readonly string[] DescriptorKeys = ["column", "name", "kind"];

    /// <exception cref="UnreadableFileException">Missing, no JSON, or a key is wrong.</exception>
    public static TableMapping Read(string file)
    {
        if (!File.Exists(file))
            throw new UnreadableFileException(new(file, null, null, $"a table needs a {TableMapping.FileName} beside it that says which column means what"));
        var name = Path.GetFileName(file);
        using var content = File.OpenRead(file);
        using var text = new Utf8Text(name, content);
        return Parse(name, text.ReadToEnd());
    }

    private static TableMapping Parse(string name, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new UnreadableFileException(new(name, null, null, "the file is empty"));
        try
        {
            using var document = JsonDocument.Parse(text);
            return ReadMapping(new MappingKey(name, "$", document.RootElement).Object(Keys));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new UnreadableFileException(new(name, null, null, $"this is not well-formed JSON ({JsonFault.Describe(failure)})"));
        }
    }

    private static TableMapping ReadMapping(MappingKey root) => new(
        Table: Needed(root, "table", "the table's file, relative to the mapping"),
        Task: Needed(root, "task", "what is predicted, for instance \"mel\""),
        Path: Needed(root, "path", "the column of the image file's path"),
        Class: Needed(root, "class", "the column of the class name"),
        Image: root.Find("image")?.Text(Column),
        Case: root.Find("case")?.Text(Column),
        Classes: Names(root.Find("classes"), "a list of class names in order, for instance [\"benign\", \"mel\"]", ClassName),
        Split: root.Find("split")?.Text(Column),
        View: root.Find("view")?.Text("the one view of all images, for instance \"dermoscopic\""),
        Subgroups: Names(root.Find("subgroups"), Columns, Column),
        Descriptors: ReadDescriptors(root.Find("descriptors")),
        Ignore: Names(root.Find("ignore"), Columns, Column),
        FineClass: root.Find("fineClass")?.Text(Column));

    private static IReadOnlyList<MappedDescriptor>? ReadDescriptors(MappingKey? key) =>
        key is null ? null : [.. key.Items("a list of descriptors, for instance [{\"column\": \"vessels\"}]").Select(item => ReadDescriptor(item.Object(DescriptorKeys)))];

    private static MappedDescriptor ReadDescriptor(MappingKey key) => new(
        Needed(key, "column", "the column of its values"), key.Find("name")?.Text("what the descriptor is called"), ReadKind(key.Find("kind")));

    private static DescriptorKind ReadKind(MappingKey? key)
    {
        if (key is null)
            return DescriptorKind.Diagnostic;
        return key.Text(Kind).ToLowerInvariant() switch
        {
            "diagnostic" => DescriptorKind.Diagnostic,
            "artefact" => DescriptorKind.Artefact,
            _ => throw key.IsNot(Kind),
        };
    }

    private static string Needed(MappingKey key, string name, string allowed) =>
        key.Find(name)?.Text(allowed) ?? throw key.Wrong($"the key \"{name}\" is missing: give {allowed}");

    private static IReadOnlyList<string>? Names(MappingKey? key, string list, string item) =>
        key is null ? null : [.. key.Items(list).Select(entry => entry.Text(item))];
}
