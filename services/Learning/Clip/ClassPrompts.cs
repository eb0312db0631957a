using System.Text.Json;

namespace SemCovNet.Learning.Clip;

/// <summary>What stands for each class when images are classified by prompts alone.</summary>
/// <param name="Templates">Sentences in which {} stands for a term.</param>
/// <param name="Classes">Terms for each class.</param>
public sealed record ClassPrompts(IReadOnlyList<string> Templates, IReadOnlyDictionary<string, IReadOnlyList<string>> Classes)
{
    private const string Example =
        """Write {"templates": ["a photo of {}"], "classes": {"benign": ["a mole"], "mel": ["a melanoma", "skin cancer"]}}.""";

    /// <exception cref="PromptException">The text is no set of prompts; the message says what to write.</exception>
    public static ClassPrompts Parse(string json)
    {
        try
        {
            return Checked(JsonSerializer.Deserialize<ClassPrompts>(json, PromptSet.Options));
        }
        catch (JsonException error)
        {
            throw new PromptException($"The prompts cannot be read: {error.Message} {Example}");
        }
    }

    /// <summary>Every term in every template, for each class.</summary>
    /// <param name="classes">Those of the data, in their order.</param>
    /// <exception cref="PromptException">The prompts are for other classes.</exception>
    public IReadOnlyList<IReadOnlyList<string>> For(IReadOnlyList<string> classes)
    {
        if (classes.FirstOrDefault(name => !Classes.ContainsKey(name)) is { } silent)
            throw new PromptException($"The prompts have no terms for the class '{silent}': write some for each of {string.Join(", ", classes)}.");
        if (Classes.Keys.FirstOrDefault(name => !classes.Contains(name)) is { } foreign)
            throw new PromptException($"The prompts have terms for '{foreign}', which is none of the classes {string.Join(", ", classes)}: take it out.");
        return [.. classes.Select(name => (IReadOnlyList<string>)[.. from template in Templates from term in Classes[name] select PromptSet.Fill(template, term)])];
    }

    private static ClassPrompts Checked(ClassPrompts? prompts) => prompts switch
    {
        null or { Templates: null or [] } or { Classes: null or { Count: 0 } } => throw new PromptException($"The prompts need templates and classes. {Example}"),
        _ when Blanks(prompts).FirstOrDefault() is { } blank => throw new PromptException(blank),
        _ when prompts.Templates.FirstOrDefault(PromptSet.HasNoPlace) is { } fixedText => throw new PromptException(PromptSet.NoPlace(fixedText)),
        _ when prompts.Classes.FirstOrDefault(entry => entry.Value is null or []).Key is { } silent =>
            throw new PromptException($"The class '{silent}' has no terms: write at least one."),
        _ => prompts,
    };

    private static IEnumerable<string> Blanks(ClassPrompts prompts) =>
    [
        .. PromptSet.Blanks("templates", prompts.Templates),
        .. prompts.Classes.SelectMany(entry => PromptSet.Blanks($"classes.{entry.Key}", entry.Value ?? [])),
    ];
}
