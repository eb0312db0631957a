using SemCovNet.Learning.Augmentation;
using SemCovNet.Learning.Recipes;

namespace SemCovNet.Learning.Training;

/// <summary>One showing of a sample.</summary>
/// <param name="Repeat">How often it was shown before in this epoch.</param>
internal readonly record struct Showing(int Row, int Repeat);

/// <summary>Which samples an epoch shows, and in which order: it depends on seed and epoch alone, so a restart finds it again.</summary>
internal sealed class SampleOrder(Recipe recipe, IReadOnlyList<int> groups)
{
    private const int OrderKey = -1;

    /// <param name="epoch">From 0.</param>
    /// <returns>Every sample once; or, balanced, without end, with each group's turn as often as any other's.</returns>
    public IEnumerable<Showing> Of(int epoch) => recipe.Sampling == Sampling.GroupBalanced ? Balanced(epoch) : Shuffled(epoch);

    private IEnumerable<Showing> Shuffled(int epoch) =>
        RandomStream.For(recipe.Seed, epoch, OrderKey).Permutation(groups.Count).Select(row => new Showing(row, 0));

    private IEnumerable<Showing> Balanced(int epoch)
    {
        var turns = Enumerable.Range(0, groups.Count).GroupBy(row => groups[row]).OrderBy(group => group.Key)
            .Select(group => Rounds(epoch, group.Key, [.. group]).GetEnumerator()).ToArray();
        while (true)
        {
            foreach (var turn in turns)
            {
                turn.MoveNext();
                yield return turn.Current;
            }
        }
    }

    // A small group is gone through again and again, each time in another order.
    private IEnumerable<Showing> Rounds(int epoch, int group, int[] rows)
    {
        for (var round = 0; ; round++)
        {
            foreach (var i in RandomStream.For(recipe.Seed, epoch, OrderKey, group, round).Permutation(rows.Length))
                yield return new(rows[i], round);
        }
    }
}
