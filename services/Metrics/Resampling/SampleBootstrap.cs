namespace SemCovNet.Metrics;

/// <summary>Replicates of predictions: the weight of a row is how often its case was drawn.</summary>
internal sealed class SampleBootstrap(Predictions predictions, ResamplingOptions options)
{
    private readonly CaseBootstrap cases = new(predictions.Rows.CaseNames.Count, options);

    public void ForEach(Action<int, Sample> replicate) =>
        cases.ForEach(() => new double[predictions.Count], (index, counts, weights) =>
        {
            var caseOf = predictions.Rows.Cases;
            for (var row = 0; row < weights.Length; row++)
            {
                weights[row] = counts[caseOf[row]];
            }

            replicate(index, new Sample(predictions, weights));
        });
}
