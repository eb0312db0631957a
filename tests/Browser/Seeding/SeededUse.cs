using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Tests.Browser.Seeding;

/// <summary>A promoted model in use: two windows of answers, one with outcomes, and one alert.</summary>
public sealed class SeededUse(StreamWriter streams, IArtifactStore artifacts, string experiment)
{
    private const int Rows = 500;
    private const double Level = 0.05;

    public async Task WriteAsync(DateTimeOffset at)
    {
        var (stream, bytes) = (Streams.Use(experiment), Digest.Of([7]));
        await streams.AppendAsync(stream, at, "user:local", new PredictionsReceived(experiment, "batch-1", bytes, "october.csv", 2 * Rows, 0));
        await streams.AppendAsync(stream, at.AddMinutes(1), "service:fairness", await WindowAsync(0, q: 0.41, known: 0));
        var found = await WindowAsync(1, q: 0.003, known: 440);
        await streams.AppendAsync(
            stream, at.AddMinutes(2), "service:fairness", found,
            new AlertRaised(experiment, SeededDataset.Id, "3fa0c1d2e4b5", AlertKind.Descriptor, "vasculature_vessels", 1,
                "Descriptor vasculature_vessels is spread otherwise than in the test: total variation 0.091 between 1097 test rows and window 1 of 500 answers (q 0.003)"));
    }

    private async Task<WindowAssessed> WindowAsync(int number, double q, int known)
    {
        IReadOnlyList<MetricResult> metrics = known == 0 ? [] : [new("auc@1", 0.861, 0.802, 0.913, null), new("ece.pos15@1", 0.041, 0.028, 0.074, null), new("s95val@1", null, null, null, "No threshold was fixed on validation data.")];
        IReadOnlyList<DisparityResult> disparities = known == 0 ? [] : [new("cdi.slope@1", "descriptor", -0.142, 0.142, -0.271, -0.013, 0.02, 11, new Dictionary<string, double> { ["melanoma"] = -0.142 }, null)];
        var report = new WindowReport(
            experiment, number, number * Rows, Rows, Rows, known, 1097, 1000, Level,
            [
                new(AlertKind.Descriptor, "vasculature_vessels", 0.091, q / 4, q), new(AlertKind.Descriptor, "hair", 0.022, 0.61, 0.74),
                new(AlertKind.Probability, "melanoma", 0.047, 0.21, 0.42), new(AlertKind.Tail, "tail coverage", -0.004, 0.55, 0.74),
            ],
            0.09, 0.086, metrics, disparities, []);
        return new(
            experiment, number, Rows, known, await artifacts.PutJsonAsync(report), q <= Level ? ["descriptor:vasculature_vessels"] : [],
            metrics.Select(metric => (metric.Id, metric.Value)).Concat(disparities.Select(d => (d.Definition, d.Signed))).ToDictionary(f => f.Item1, f => f.Item2));
    }
}
