namespace SemCovNet.Metrics;

/// <summary>
/// The semantic coverage groups of an evaluation: their coverage and n_eff, which are the same however the rows were decided, and
/// the errors of one way to decide them as ratios of sums. A group is numbered by block and descriptor, as its sums are.
/// </summary>
internal sealed class EvaluatedGroups
{
    private readonly AnnotatedRows rows;
    private readonly SemanticBlocks blocks;
    private readonly double?[] coverage;
    private readonly int[][] groupsOfClass;
    private readonly double floor;

    public EvaluatedGroups(AnnotatedRows rows, CoverageTable table, CdiOptions options)
    {
        this.rows = rows;
        blocks = new SemanticBlocks(rows, options.Level);
        coverage = [.. Enumerable.Range(0, blocks.Groups).Select(g => table.Of(blocks.Group(g)))];
        groupsOfClass = [.. rows.Classes.Select((_, y) => Enumerable.Range(0, blocks.Groups).Where(g => blocks.ClassOf(g) == y).ToArray())];
        floor = options.Floor;
        Support = Sums(_ => true);
    }

    public int Count => blocks.Groups;

    /// <summary>Σ a of every group: its n_eff.</summary>
    public CaseSums Support { get; }

    /// <summary>Σ a of the rows that a reading decides wrongly. Most rows are right, and cost nothing.</summary>
    public CaseSums Wrong(Predictions reading) => Sums(row => reading.Decisions[row] != rows.Labels[row]);

    /// <summary>The groups of each class that count at this support.</summary>
    public IReadOnlyList<CountedClass> Counted(double[] support) => [.. rows.Classes.Select((name, y) =>
    {
        int[] counted = [.. groupsOfClass[y].Where(g => coverage[g] is not null && EvidenceFloor.IsReached(support[g], floor))];
        return new CountedClass(name, counted, [.. counted.Select(g => coverage[g]!.Value)], [.. counted.Select(g => support[g])]);
    })];

    public GroupError Describe(int group, double support, double wrong, Interval? interval)
    {
        MetricValue error = support > 0 ? wrong / support : new MetricValue.Undefined($"No evaluation row supports {blocks.Group(group)}.");
        return new GroupError(blocks.Group(group), coverage[group], error, support, support > 0 ? interval : null, WhyNotCounted(group, support));
    }

    private string? WhyNotCounted(int group, double support) =>
        coverage[group] is null ? "its coverage is not given"
        : EvidenceFloor.IsReached(support, floor) ? null
        : FormattableString.Invariant($"n_eff {support:0.##} is below {floor}");

    private CaseSums Sums(Func<int, bool> isIn) => CaseSums.Of(
        rows.Cases, row => isIn(row) ? blocks.Of(row) : AnnotatedRows.Unknown, (blocks.Count, rows.Descriptors.Count), (row, sums) =>
        {
            for (var k = 0; k < sums.Length; k++)
            {
                var a = rows.Value(row, k);
                sums[k] += double.IsNaN(a) ? 0 : a;
            }
        });
}
