namespace SemCovNet.Metrics;

/// <summary>Replicates of a sample: a row weighs as often as its case was drawn what it weighs there.</summary>
internal sealed class SampleBootstrap(Sample whole, ResamplingOptions options)
{
    private readonly CaseBootstrap cases = new(whole.Predictions.Rows.CaseNames.Count, options);

    public void ForEach(Action<int, Sample> replicate) => ForEach(() => 0, (index, sample, _) => replicate(index, sample));

    /// <inheritdoc cref="CaseBootstrap.ForEach"/>
    public void ForEach<TBuffers>(Func<TBuffers> allocate, Action<int, Sample, TBuffers> replicate) =>
        cases.ForEach(() => (Weights: new double[whole.Weights.Length], Buffers: allocate()), (index, counts, local) =>
        {
            var caseOf = whole.Predictions.Rows.Cases;
            var weights = whole.Weights;
            for (var row = 0; row < local.Weights.Length; row++)
            {
                local.Weights[row] = counts[caseOf[row]] * weights[row];
            }

            replicate(index, new Sample(whole.Predictions, local.Weights), local.Buffers);
        });
}
