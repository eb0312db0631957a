namespace SemCovNet.ReadModels.Experiments.Querying;

/// <summary>Finds the name that somebody most likely meant.</summary>
internal static class Nearest
{
    private const int MostSlips = 2;

    /// <returns>The name with the fewest letters changed, added or left out, at most two and not all of them; null where there is none.</returns>
    public static string? Of(string meant, IEnumerable<string> names) =>
        names.Select(name => (Name: name, Slips: Slips(meant.ToLowerInvariant(), name)))
            .Where(near => near.Slips <= MostSlips && near.Slips < Math.Min(near.Name.Length, meant.Length))
            .OrderBy(near => near.Slips).Select(near => near.Name).FirstOrDefault();

    // Levenshtein's distance, a row of the table at a time.
    private static int Slips(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
