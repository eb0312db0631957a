using SemCovNet.Learning.Models;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Training;

/// <summary>A model's answers on the validation samples.</summary>
/// <param name="Logits">N·Y values, row by row.</param>
/// <param name="Scores">N rows of K predicted descriptor scores in 0..1; K = 0 for a model that predicts none.</param>
internal sealed record Validation(float[] Logits, float[][] Scores, int[] Classes, int ClassCount, int? PositiveClass)
{
    /// <param name="views">See <see cref="SymmetricViews"/>; 1 is enough to compare epochs.</param>
    public static Validation Of(Classifier model, BatchLoader loader, TrainingData data, int views, Device device, CancellationToken cancellation)
    {
        using var frozen = no_grad();
        model.eval();
        var answers = loader.Evaluation().Ahead(2, cancellation).Select(batch => Predict(model, batch, views, device)).ToList();
        model.train();
        return new([.. answers.SelectMany(answer => answer.Logits)], [.. answers.SelectMany(answer => answer.Scores)], [.. data.Validation.Samples.Select(sample => sample.Class)], data.Classes.Count, data.PositiveClass);
    }

    /// <summary>Mean cross-entropy after dividing the logits by <paramref name="temperature"/>.</summary>
    public double Loss(double temperature = 1) =>
        Enumerable.Range(0, Classes.Length).Average(row => -Math.Log(Math.Max(Probability(row, Classes[row], temperature), 1e-300)));

    public double? Auc => Mean(Ranking.RocArea);

    public double? Pra => Mean(Ranking.AveragePrecision);

    /// <summary>What epochs are compared by, higher is better: PRA, for several classes its mean over those with a sample; without a positive sample the loss.</summary>
    public double Score => Pra ?? -Loss();

    private double? Mean(Func<IReadOnlyList<double>, IReadOnlyList<bool>, double?> measure)
    {
        var tasks = PositiveClass is { } positive ? [positive] : Enumerable.Range(0, ClassCount);
        return tasks.Select(y => measure([.. Enumerable.Range(0, Classes.Length).Select(row => Probability(row, y))], [.. Classes.Select(c => c == y)])).Average();
    }

    private double Probability(int row, int y, double temperature = 1)
    {
        var logits = Logits.AsSpan(row * ClassCount, ClassCount);
        var (most, sum) = ((double)logits[0], 0.0);
        foreach (var logit in logits) most = Math.Max(most, logit);
        foreach (var logit in logits) sum += Math.Exp((logit - most) / temperature);
        return Math.Exp((logits[y] - most) / temperature) / sum;
    }

    /// <summary>Differences between the logits of the second class and the first, and whether the row is of the second.</summary>
    public (double[] Differences, bool[] Positive) TwoClasses() =>
        ([.. Classes.Select((_, row) => (double)Logits[2 * row + 1] - Logits[2 * row])], [.. Classes.Select(c => c == 1)]);

    private static (float[] Logits, float[][] Scores) Predict(Classifier model, Batch batch, int views, Device device)
    {
        using var scope = NewDisposeScope();
        var output = SymmetricViews.Predict(model, batch.Images(device), batch.PriorScores(device), views);
        var scores = output.Semantics is { } semantics ? Values(semantics.Logits.sigmoid()) : [];
        return (Values(output.Logits), scores.Length == 0 ? [.. Enumerable.Repeat(Array.Empty<float>(), batch.Count)] : [.. scores.Chunk(scores.Length / batch.Count)]);
    }

    private static float[] Values(Tensor x) => x.cpu().contiguous().data<float>().ToArray();
}
