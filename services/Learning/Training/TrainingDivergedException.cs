namespace SemCovNet.Learning.Training;

/// <summary>The loss is no longer a number; going on would only spread it into the weights.</summary>
public sealed class TrainingDivergedException(int epoch, int step, LossParts loss) : Exception(
    $"Training diverged: the loss is {loss.Total} in epoch {epoch}, step {step} " +
    $"(class {loss.Class}, reconstruction {loss.Reconstruction}, alignment {loss.Alignment}, cdi {loss.Cdi}). " +
    "Lower lr or raise warmup, and check the images and descriptor scores of the data set.")
{
    public int Epoch => epoch;
    public int Step => step;
}
