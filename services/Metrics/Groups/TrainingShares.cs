namespace SemCovNet.Metrics;

public static class TrainingShares
{
    /// <summary>Share of each (class, subgroup) among the training rows whose subgroup is known, for adjusted accuracy; they add up to 1.</summary>
    public static IReadOnlyDictionary<(string Class, string Subgroup), double> Of(AnnotatedRows training)
    {
        var counts = new Dictionary<(string Class, string Subgroup), int>();
        for (var row = 0; row < training.Count; row++)
        {
            if (training.SubgroupOf[row] is not AnnotatedRows.Unknown and var subgroup)
            {
                var group = (training.Classes[training.Labels[row]], training.Subgroups[subgroup]);
                counts[group] = counts.GetValueOrDefault(group) + 1;
            }
        }

        var total = (double)counts.Values.Sum();
        return counts.ToDictionary(count => count.Key, count => count.Value / total);
    }
}
