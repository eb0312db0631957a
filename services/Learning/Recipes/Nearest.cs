namespace SemCovNet.Learning.Recipes;

/// <summary>What somebody who mistyped a name may have meant.</summary>
internal static class Nearest
{
    /// <returns>" Did you mean 'NAME'?", or nothing where no name is near: a third of the letters may differ, two at least.</returns>
    public static string Suggest(string typed, IEnumerable<string> names) =>
        names.Select(name => (Name: name, Edits: Edits(typed, name))).MinBy(candidate => candidate.Edits) is var (nearest, edits)
        && edits <= Math.Max(2, typed.Length / 3)
            ? $" Did you mean '{nearest}'?"
            : "";

    /// <summary>Letters to insert, delete or replace (Levenshtein 1966), row by row of the table.</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var (diagonal, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                left = Math.Min(Math.Min(row[j], left) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], left);
            }
        }
        return row[^1];
    }
}
