using SemCovNet.Cli.Terminal;
using SemCovNet.Fairness.Files;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Measuring;

/// <summary>The same model's answers on validation rows, on which thresholds are fixed: a predictions file of the same two classes.</summary>
internal static class ValidationFile
{
    /// <exception cref="CommandFailedException">Something is wrong; the message names the file.</exception>
    public static Predictions Read(string name, Stream content, PredictionTable predictions, Action<string> note)
    {
        var validation = PredictionFile.Read(name, content, note);
        if (!validation.Classes.SequenceEqual(predictions.Classes))
            throw new CommandFailedException(
                $"{name} has the classes {string.Join(", ", validation.Classes)}, but the predictions have {string.Join(", ", predictions.Classes)}.");
        if (!validation.Labels.Contains(0))
            throw new CommandFailedException($"{name} has no row of class {validation.Classes[0]}: a specificity needs negatives.");
        return Predictions.From(validation);
    }
}
