namespace SemCovNet.Metrics;

/// <summary>The groups of one class that count, before it is said how their rows were decided.</summary>
/// <param name="Groups">Their numbers.</param>
/// <param name="Coverage">In 0..1.</param>
/// <param name="Support">n_eff in rows.</param>
internal sealed record CountedClass(string Class, int[] Groups, double[] Coverage, double[] Support)
{
    /// <param name="wrong">Σ a of the wrong rows of every group.</param>
    public ClassGroups With(double[] wrong)
    {
        var error = new double[Groups.Length];
        for (var i = 0; i < error.Length; i++)
        {
            error[i] = wrong[Groups[i]] / Support[i];
        }

        return new ClassGroups(Class, Coverage, error, Support);
    }
}
