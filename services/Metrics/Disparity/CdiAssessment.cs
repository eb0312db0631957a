namespace SemCovNet.Metrics;

/// <summary>How error follows coverage on an evaluation, under several definitions.</summary>
/// <param name="Level">Level of the groups.</param>
/// <param name="Floor">n_eff from which a group counts.</param>
/// <param name="Threshold">On p(positive), by which rows were decided; null for argmax.</param>
/// <param name="Groups">Every group, also those that do not count.</param>
/// <param name="Results">One for each definition asked for.</param>
public sealed record CdiAssessment(
    CoverageLevel Level, double Floor, double? Threshold, IReadOnlyList<GroupError> Groups, IReadOnlyList<CdiResult> Results)
{
    /// <summary>The group that counts with the highest error; null when none counts.</summary>
    public GroupError? Worst => Groups.Where(g => g.Counts).MaxBy(g => g.Error.Number);

    /// <exception cref="KeyNotFoundException">The definition was not assessed.</exception>
    public CdiResult this[string definitionId] => Results.FirstOrDefault(r => r.Definition.Id == definitionId)
        ?? throw new KeyNotFoundException($"'{definitionId}' was not assessed; there are {string.Join(", ", Results.Select(r => r.Definition.Id))}.");

    public static CdiAssessment Of(Predictions evaluation, CoverageTable coverage, CdiOptions options) => OfReadings([evaluation], coverage, options)[0];

    /// <summary>One assessment a reading. Readings are the same rows decided at other thresholds, or by other answers.</summary>
    /// <exception cref="InvalidTableException">There is no reading, or they differ in cases, labels or descriptors.</exception>
    public static IReadOnlyList<CdiAssessment> OfReadings(IReadOnlyList<Predictions> readings, CoverageTable coverage, CdiOptions options)
    {
        Rules.Require(readings.Count > 0, "There is nothing to assess; give at least one reading of the rows.");
        Rules.Require(readings.All(reading => AreSameRows(reading.Table, readings[0].Table)),
            "The readings differ in cases, labels or descriptors; they must be of the same rows in the same order.");
        var rows = readings[0].Rows;
        var groups = new EvaluatedGroups(rows, coverage, options);
        CaseSums[] wrong = [.. readings.Select(groups.Wrong)];
        var replicates = CdiBootstrap.Run(rows, groups, wrong, options);
        return [.. readings.Select((reading, i) => Of(reading, groups, wrong[i].Totals(), replicates[i], options))];
    }

    private static CdiAssessment Of(Predictions reading, EvaluatedGroups groups, double[] wrong, CdiReplicates replicates, CdiOptions options)
    {
        var support = groups.Support.Totals();
        var countedClasses = groups.Counted(support);
        ClassGroups[] counted = [.. countedClasses.Select(c => c.With(wrong))];
        NoisyGroups[] noisy = [.. counted.Select((c, y) => NoisyGroups.Of(c, [.. countedClasses[y].Groups.Select(replicates.NoiseOf)]))];
        CdiScore[] scores = [.. options.Definitions.Select(d => d.Compute(counted))];
        var pValues = new CdiPermutation(options).PValues(counted, scores);
        return new(
            options.Level,
            options.Floor,
            reading.IsBinary ? reading.Table.Threshold : null,
            [.. Enumerable.Range(0, groups.Count).Select(g => groups.Describe(g, support[g], wrong[g], replicates.OfGroup(g)))],
            [.. scores.Select((score, d) => CdiResults.Of(options, d, score, (noisy, replicates), pValues[d]))]);
    }

    private static bool AreSameRows(PredictionTable a, PredictionTable b) =>
        ReferenceEquals(a, b)
        || (a.Labels.SequenceEqual(b.Labels) && a.Cases.SequenceEqual(b.Cases) && a.Descriptors.SequenceEqual(b.Descriptors)
            && (a.Subgroups ?? []).SequenceEqual(b.Subgroups ?? [])
            && (ReferenceEquals(a.DescriptorValues, b.DescriptorValues) || a.DescriptorValues.Cast<double>().SequenceEqual(b.DescriptorValues.Cast<double>())));
}
