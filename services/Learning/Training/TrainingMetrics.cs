namespace SemCovNet.Learning.Training;

/// <summary>The loss and its weighted parts: class prediction, descriptor reconstruction, alignment, CDI regulariser.</summary>
public sealed record LossParts(double Total, double Class, double Reconstruction, double Alignment, double Cdi)
{
    public static LossParts Zero { get; } = new(0, 0, 0, 0, 0);

    public static LossParts operator +(LossParts left, LossParts right) => new(
        left.Total + right.Total,
        left.Class + right.Class,
        left.Reconstruction + right.Reconstruction,
        left.Alignment + right.Alignment,
        left.Cdi + right.Cdi);

    public static LossParts operator /(LossParts parts, double by) =>
        new(parts.Total / by, parts.Class / by, parts.Reconstruction / by, parts.Alignment / by, parts.Cdi / by);
}

/// <summary>What lies ahead of a training.</summary>
/// <param name="StepsDone">Of all epochs, before it was resumed.</param>
/// <param name="Epochs">At most: patience may end it sooner.</param>
public sealed record TrainingPlan(int StepsDone, int StepsPerEpoch, int Epochs);

/// <param name="Epoch">From 1.</param>
/// <param name="Step">From 1, over all epochs.</param>
/// <param name="GradientNorm">Before clipping.</param>
public sealed record StepMetrics(int Epoch, int Step, LossParts Loss, double LearningRate, double GradientNorm);

/// <param name="Epoch">From 1.</param>
/// <param name="Of">The number of epochs in the recipe.</param>
/// <param name="TrainLoss">Mean over the epoch's steps.</param>
/// <param name="ValLoss">Mean cross-entropy on the validation samples.</param>
/// <param name="ValAuc">ROC area; macro one-vs-rest for several classes. Null when the samples hold one class only.</param>
/// <param name="ValPra">Average precision of the positive class; macro for several classes.</param>
/// <param name="LearningRate">Of the epoch's last step.</param>
/// <param name="Seconds">Training and validation, since the epoch began or was resumed.</param>
/// <param name="ImagesPerSecond">Training images, without validation.</param>
public sealed record EpochSummary(
    int Epoch,
    int Of,
    LossParts TrainLoss,
    double ValLoss,
    double? ValAuc,
    double? ValPra,
    double LearningRate,
    double Seconds,
    double ImagesPerSecond);
