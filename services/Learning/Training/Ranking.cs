namespace SemCovNet.Learning.Training;

/// <summary>How well scores put positives before negatives; used only to select the epoch that is kept.</summary>
public static class Ranking
{
    /// <summary>Average precision, step rule; equal scores enter together. Null without a positive.</summary>
    public static double? AveragePrecision(IReadOnlyList<double> scores, IReadOnlyList<bool> positive)
    {
        var positives = positive.Count(hit => hit);
        if (positives == 0) return null;
        var (area, hits, seen) = (0.0, 0, 0);
        foreach (var tie in Ties(scores, positive))
        {
            var found = tie.Count(hit => hit);
            (hits, seen) = (hits + found, seen + tie.Count);
            area += (double)found / positives * hits / seen;
        }
        return area;
    }

    /// <summary>ROC area, ties half. Null unless both kinds are present.</summary>
    public static double? RocArea(IReadOnlyList<double> scores, IReadOnlyList<bool> positive)
    {
        var positives = positive.Count(hit => hit);
        var negatives = positive.Count - positives;
        if (positives == 0 || negatives == 0) return null;
        var (pairs, below) = (0.0, negatives);
        foreach (var tie in Ties(scores, positive))
        {
            var found = tie.Count(hit => hit);
            below -= tie.Count - found;
            pairs += found * (below + (tie.Count - found) / 2.0);
        }
        return pairs / positives / negatives;
    }

    private static IEnumerable<IReadOnlyList<bool>> Ties(IReadOnlyList<double> scores, IReadOnlyList<bool> positive) =>
        scores.Zip(positive).GroupBy(pair => pair.First, pair => pair.Second).OrderByDescending(tie => tie.Key).Select(tie => tie.ToArray());
}
