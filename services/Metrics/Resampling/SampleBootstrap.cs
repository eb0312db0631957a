namespace SemCovNet.Metrics;

/// <summary>Replicates of predictions: the weight of a row is how often its case was drawn.</summary>
internal sealed class SampleBootstrap(Predictions predictions, ResamplingOptions options)
{
    private readonly CaseBootstrap cases = new(predictions.Rows.CaseNames.Count, options);

    public void ForEach(Action<int, Sample> replicate) => ForEach(() => 0, (index, sample, _) => replicate(index, sample));

    /// <inheritdoc cref="CaseBootstrap.ForEach"/>
    public void ForEach<TBuffers>(Func<TBuffers> allocate, Action<int, Sample, TBuffers> replicate) =>
        cases.ForEach(() => (Weights: new double[predictions.Count], Buffers: allocate()), (index, counts, local) =>
        {
            var caseOf = predictions.Rows.Cases;
            for (var row = 0; row < local.Weights.Length; row++)
            {
                local.Weights[row] = counts[caseOf[row]];
            }

            replicate(index, new Sample(predictions, local.Weights), local.Buffers);
        });
}
