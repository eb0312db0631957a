using System.Text.Json;
using SemCovNet.Tests.Unit.Metrics.Agreement;

namespace SemCovNet.Tests.Services.Host.Measuring;

/// <summary>What <c>semcov metrics</c> answers, from the file to the JSON, is what numpy, scipy and scikit-learn answer.</summary>
[Collection(Semcov.Name)]
public sealed class MetricsAgreementTests : IDisposable
{
    private const double Tolerance = 1e-9;

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Tables => [.. GoldenTable.All.Values.Where(table => table.Y.Length > 0).Select(table => table.Name)];

    public static TheoryData<string> TwoClassTables => [.. GoldenTable.All.Values.Where(table => table.Y.Length > 0 && table.Classes.Length == 2).Select(table => table.Name)];

    [Theory, MemberData(nameof(Tables))]
    public Task With_a_probability_a_class_every_figure_agrees(string name)
    {
        var table = GoldenTable.All[name];
        return AgreesAsync(table, GoldenFiles.ByName(table), index => table.Classes[index], table.Classes);
    }

    [Theory, MemberData(nameof(TwoClassTables))]
    public Task With_the_probability_of_class_1_alone_every_figure_agrees(string name)
    {
        var table = GoldenTable.All[name];
        return AgreesAsync(table, GoldenFiles.ByNumber(table), index => $"{index}", ["0", "1"]);
    }

    [Theory, MemberData(nameof(TwoClassTables))]
    public Task A_coverage_file_may_number_classes_that_have_names(string name)
    {
        var table = GoldenTable.All[name];
        return AgreesAsync(table, GoldenFiles.ByName(table), index => $"{index}", table.Classes);
    }

    public void Dispose() => folder.Dispose();

    private async Task AgreesAsync(GoldenTable table, string predictions, Func<int, string> @class, string[] classes)
    {
        folder.Write("p.csv", predictions);
        folder.Write("c.csv", GoldenFiles.Coverage(table, @class));
        foreach (var (level, expected) in table.Expected.Cdi)
        {
            var answer = (await Semcov.RunAsync(["metrics", "--predictions", folder["p.csv"], "--coverage", folder["c.csv"], "--level", level, "--rounds", "0", "--json", .. Threshold(table)])).Json();
            Assert.Equal(table.Y.Length, answer.GetProperty("n").GetInt32());
            Assert.Equal(level, answer.GetProperty("level").GetString());
            MetricsAgree(table, answer);
            DisparitiesAgree(table, expected, answer.GetProperty("cdi"), classes);
        }
    }

    private static string[] Threshold(GoldenTable table) => table.Classes.Length == 2 ? ["--threshold", FormattableString.Invariant($"{table.Threshold:R}")] : [];

    private static void MetricsAgree(GoldenTable table, JsonElement answer)
    {
        // No file tells the command a threshold that was fixed on validation data.
        foreach (var (id, expected) in table.Expected.Metrics.Where(metric => metric.Key != "s95val@1"))
        {
            Agree(id, expected, answer.GetProperty("metrics").GetProperty(id));
            Assert.Equal(expected is null, answer.GetProperty("undefined").TryGetProperty(id, out var reason) && reason.GetString() is { Length: > 0 });
        }
    }

    private static void DisparitiesAgree(GoldenTable table, Dictionary<string, JsonElement> expected, JsonElement answer, string[] classes)
    {
        foreach (var id in expected.Keys.Where(key => key.StartsWith("cdi.", StringComparison.Ordinal)))
        {
            var (ours, reference) = (answer.GetProperty(id), expected[id].Deserialize<double?>());
            Agree(id, reference, ours.GetProperty("signed"));
            Agree(id, reference is { } signed ? Math.Abs(signed) : null, ours.GetProperty("value"));
            Assert.Equal(reference is null, ours.GetProperty("undefined").GetString() is { Length: > 0 });
            Assert.Equal(expected["groups"].GetInt32(), ours.GetProperty("groups").GetInt32());
        }
        ClassesAgree(table, expected["rho"], answer.GetProperty("cdi.within@1").GetProperty("classes"), classes);
        ClassesAgree(table, expected["slope"], answer.GetProperty("cdi.slope@1").GetProperty("classes"), classes);
    }

    private static void ClassesAgree(GoldenTable table, JsonElement expected, JsonElement answer, string[] classes) =>
        Assert.All(table.Classes, (name, index) =>
        {
            var takesPart = expected.TryGetProperty(name, out var reference);
            Assert.Equal(takesPart, answer.TryGetProperty(classes[index], out var ours));
            if (takesPart)
                Agree(name, reference.GetDouble(), ours);
        });

    private static void Agree(string what, double? expected, JsonElement actual)
    {
        var ours = actual.Deserialize<double?>();
        Assert.True(
            expected is { } number ? ours is { } value && Math.Abs(value - number) <= Tolerance : ours is null,
            $"{what}: the reference says {expected?.ToString("R") ?? "undefined"}, the command {actual}.");
    }
}
