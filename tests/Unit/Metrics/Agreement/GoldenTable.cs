using System.Text.Json;
using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Agreement;

/// <summary>A table with the answers of numpy, scipy and scikit-learn; reference/make_reference.py writes it.</summary>
public sealed record GoldenTable(
    string Name,
    string[] Classes,
    string[] Descriptors,
    int[] Y,
    string[] Cases,
    double[][] P,
    double?[][] A,
    string?[]? Subgroups,
    double Threshold,
    double? ValidationThreshold,
    GoldenCoverage[] Coverage,
    GoldenAnswers Expected)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyDictionary<string, GoldenTable> All { get; } = Load().ToDictionary(t => t.Name);

    public static TheoryData<string> Names => [.. All.Keys];

    public Predictions ToPredictions() => Predictions.From(new PredictionTable
    {
        Classes = Classes,
        Labels = Y,
        Cases = Cases,
        Probabilities = Matrix(P, Classes.Length, p => p),
        Descriptors = Descriptors,
        DescriptorValues = Matrix(A, Descriptors.Length, a => a ?? double.NaN),
        Subgroups = Subgroups,
        Threshold = Threshold,
        ValidationThreshold = ValidationThreshold,
    });

    public CoverageTable ToCoverage() => CoverageTable.From(Coverage.Select(c =>
        new CoverageEntry(new SemanticGroup(Classes[c.ClassIndex], Descriptors[c.Descriptor], c.Subgroup), c.Coverage)));

    private static double[,] Matrix<T>(T[][] rows, int columns, Func<T, double> value)
    {
        var matrix = new double[rows.Length, columns];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                matrix[row, column] = value(rows[row][column]);
            }
        }

        return matrix;
    }

    private static GoldenTable[] Load()
    {
        using var stream = typeof(GoldenTable).Assembly.GetManifestResourceStream("metrics-golden.json")!;
        return JsonSerializer.Deserialize<GoldenTable[]>(stream, Json)!;
    }
}

public sealed record GoldenCoverage(int ClassIndex, int Descriptor, string? Subgroup, double Coverage);

public sealed record GoldenAnswers(
    Dictionary<string, double?> Metrics,
    Dictionary<string, Dictionary<string, JsonElement>> Cdi,
    GoldenCoverageAnswers Coverage,
    double?[] Reliability,
    GoldenAdjusted? Adjusted,
    Dictionary<string, GoldenSpread> BySubgroup);

public sealed record GoldenCoverageAnswers(
    double?[] Cells, double?[] Prevalence, double?[] Deviations, double[] Support, string?[] Strata, double?[] Variances, double[] Shares,
    double? Mean, double? Minimum, double? Maximum, double? Sd, double? Q05, double? Q95);

/// <summary>Adjusted accuracy under made-up training shares.</summary>
public sealed record GoldenAdjusted(GoldenShare[] Shares, double Value);

public sealed record GoldenShare(int ClassIndex, string Subgroup, double Share);

public sealed record GoldenSpread(Dictionary<string, double?> Groups, double? Minimum, double? Difference, double? Ratio);
