using SemCovNet.ReadModels.Experiments.Querying;

namespace SemCovNet.Dashboard.Pages.Experiments.Listing;

/// <param name="Completed">The whole query with the name at its end.</param>
public sealed record Suggestion(string Name, string Meaning, string Completed);

/// <summary>What may stand at the end of a query that is being written.</summary>
internal static class QuerySuggestions
{
    private const int Most = 8;

    public static IReadOnlyList<Suggestion> For(string query)
    {
        var begun = query[(query.LastIndexOfAny([' ', '(', '=']) + 1)..];
        var before = query[..^begun.Length];
        return [.. Names(before.TrimEnd()).Where(known => known.Name.StartsWith(begun, StringComparison.OrdinalIgnoreCase) && known.Name != begun)
            .Take(begun.Length == 0 && before.Length == 0 ? 0 : Most).Select(known => new Suggestion(known.Name, known.Meaning, before + known.Name + " "))];
    }

    private static IEnumerable<(string Name, string Meaning)> Names(string before)
    {
        if (before.EndsWith('=') && ExperimentFields.TryFind(before.TrimEnd('=', '!').TrimEnd().Split(' ', '(')[^1], out var field))
            return (field.Choices ?? []).Select(choice => (choice, field.Meaning));
        return before.Length > 0 && "<>~=".Contains(before[^1]) ? [] : ExperimentFields.All.Select(known => (known.Name, known.Meaning)).Append(("config.", "a key of the recipe"));
    }
}
