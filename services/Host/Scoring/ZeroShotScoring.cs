using System.Globalization;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Reports;
using SemCovNet.Evaluation.Evaluations;
using SemCovNet.Fairness.Files;
using SemCovNet.Learning.Clip;
using SemCovNet.Tables;

namespace SemCovNet.Cli.Scoring;

/// <summary>Images of a dataset classified by prompts alone.</summary>
internal sealed class ZeroShotScoring(IArtifactStore artifacts, ClipModel model, ZeroShot classifier)
{
    // In the place of an experiment, for there is none.
    private const string Name = "zero-shot";

    /// <param name="report">Images done, and all.</param>
    public async Task<PredictionSet> PredictAsync(EvaluationData data, Action<int, int> report, CancellationToken cancellation)
    {
        var rows = new List<Prediction>(data.Rows.Count);
        foreach (var row in data.Rows)
        {
            report(rows.Count, data.Rows.Count);
            var answer = classifier.Predict(ClipView.Planes(await artifacts.GetAsync(row.Content, cancellation), model));
            rows.Add(new(row.Image, row.Case, row.Class, row.Split, [.. answer.Select(p => (double)p)], WithoutPriors: null, DescriptorScores: null));
        }
        report(rows.Count, data.Rows.Count);
        return new(Name, data.EvaluationId, data.Manifest.DatasetId, data.Manifest.Version, data.Manifest.Classes, [], rows);
    }

    /// <summary>The scored rows as a table that <c>semcov metrics</c> takes, with what is known of their subgroups and descriptors.</summary>
    public static async Task WriteAsync(PredictionSet predictions, EvaluationData data, TextWriter to)
    {
        string[] descriptors = [.. data.Annotations.Vocabulary.Select(descriptor => descriptor.Name)];
        var known = data.Observed(descriptors);
        var attribute = data.Manifest.SubgroupAttributes.FirstOrDefault();
        await WriteRowAsync(
            [
                PredictionColumns.Case, PredictionColumns.Label, .. predictions.Classes.Select(name => PredictionColumns.ClassPrefix + name),
                .. attribute is null ? [] : new[] { PredictionColumns.Subgroup }, .. descriptors.Select(name => PredictionColumns.DescriptorPrefix + name),
            ]);
        foreach (var (row, answer) in data.Rows.Zip(predictions.Rows).Where(pair => data.IsScored(pair.First.Split)))
        {
            await WriteRowAsync(
                [
                    row.Case, predictions.Classes[row.Class], .. answer.Probabilities.Select(Number),
                    .. attribute is null ? [] : new[] { row.Subgroups.GetValueOrDefault(attribute, "") }, .. known(row).Select(value => float.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture)),
                ]);
        }

        Task WriteRowAsync(IEnumerable<string> cells) => to.WriteAsync($"{string.Join(',', cells.Select(ExportCsv.Cell))}\n");
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
