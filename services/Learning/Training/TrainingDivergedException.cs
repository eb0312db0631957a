namespace SemCovNet.Learning.Training;

/// <summary>The loss or its gradient is no longer a number; going on would only spread it into the weights.</summary>
/// <param name="gradientNorm">Before clipping; the loss's own is not known where that is not finite itself.</param>
public sealed class TrainingDivergedException(int epoch, int step, LossParts loss, double? gradientNorm = null) : Exception(
    $"Training diverged: the {(gradientNorm is { } norm ? $"gradient's norm is {norm} and the loss" : "loss")} is {loss.Total} in epoch {epoch}, step {step} " +
    $"(class {loss.Class}, reconstruction {loss.Reconstruction}, alignment {loss.Alignment}, cdi {loss.Cdi}). " +
    "Lower lr or raise warmup, and check the images and descriptor scores of the data set.")
{
    public int Epoch => epoch;
    public int Step => step;
}
