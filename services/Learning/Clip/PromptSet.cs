using System.Text.Json;

namespace SemCovNet.Learning.Clip;

/// <summary>A prompt, or a file of prompts, that cannot be used.</summary>
public sealed class PromptException(string message) : Exception(message);

/// <summary>What is asked of a model to score descriptors.</summary>
/// <param name="Templates">Sentences in which {} stands for a term.</param>
/// <param name="References">For each template what it says without a term, as <c>This is a skin image</c>.</param>
/// <param name="Descriptors">Terms for each descriptor.</param>
/// <param name="Scale">What differences of cosines are multiplied by; MONET's is 98.9.</param>
public sealed record PromptSet(
    IReadOnlyList<string> Templates, IReadOnlyList<string> References, IReadOnlyDictionary<string, IReadOnlyList<string>> Descriptors, double Scale = 98.9)
{
    private const string Place = "{}";

    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <exception cref="PromptException">The text is no set of prompts; the message says what to write.</exception>
    public static PromptSet Parse(string json)
    {
        try
        {
            return Checked(JsonSerializer.Deserialize<PromptSet>(json, Options));
        }
        catch (JsonException error)
        {
            throw new PromptException($"The prompts cannot be read: {error.Message} {Example}");
        }
    }

    /// <summary>The template with the term in its place.</summary>
    public static string Fill(string template, string term) => template.Replace(Place, term, StringComparison.Ordinal);

    internal static bool HasNoPlace(string template) => !template.Contains(Place, StringComparison.Ordinal);

    internal static string NoPlace(string template) => $"The template \"{template}\" has no {Place}, where a term would go.";

    /// <summary>What in a list is no text, each by its key and position: null in the place of a term would leave a sentence without one.</summary>
    internal static IEnumerable<string> Blanks(string key, IReadOnlyList<string> texts) => texts.Index()
        .Where(text => string.IsNullOrWhiteSpace(text.Item))
        .Select(text => $"{key}[{text.Index}] is {(text.Item is null ? "null" : "blank")}: write a text there.");

    private const string Example =
        """Write {"templates": ["This is a skin image of {}"], "references": ["This is a skin image"], "descriptors": {"vessels": ["vessels", "telangiectasia"]}}.""";

    private static PromptSet Checked(PromptSet? prompts) => prompts switch
    {
        null or { Templates: null or [] } or { References: null } or { Descriptors: null or { Count: 0 } } =>
            throw new PromptException($"The prompts need templates, references and descriptors. {Example}"),
        _ when prompts.References.Count != prompts.Templates.Count =>
            throw new PromptException($"The prompts have {prompts.Templates.Count} templates and {prompts.References.Count} references: write one reference for each template."),
        _ when Blanks(prompts).FirstOrDefault() is { } blank => throw new PromptException(blank),
        _ when prompts.Templates.FirstOrDefault(HasNoPlace) is { } fixedText => throw new PromptException(NoPlace(fixedText)),
        _ when prompts.Descriptors.FirstOrDefault(entry => entry.Value is null or []).Key is { } silent =>
            throw new PromptException($"The descriptor '{silent}' has no terms: write at least one."),
        _ when prompts.Scale is not (> 0 and <= 1e4) =>
            throw new PromptException($"The scale is {prompts.Scale}: allowed is a number above 0, up to 10000."),
        _ => prompts,
    };

    private static IEnumerable<string> Blanks(PromptSet prompts) =>
    [
        .. Blanks("templates", prompts.Templates), .. Blanks("references", prompts.References),
        .. prompts.Descriptors.SelectMany(entry => Blanks($"descriptors.{entry.Key}", entry.Value ?? [])),
    ];
}
