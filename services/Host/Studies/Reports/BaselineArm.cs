namespace SemCovNet.Cli.Studies.Reports;

/// <summary>What an arm is held against, the same in tables, words and pictures.</summary>
internal static class BaselineArm
{
    /// <param name="baseline">The recipe that the others are held against.</param>
    /// <returns>The baseline asked the same way, or else as it can be asked; null for the baseline itself, and where it has no training to compare with.</returns>
    public static T? Of<T>(T arm, IReadOnlyList<T> arms, string baseline) where T : class, IArm
    {
        if (arm.Recipe == baseline)
            return null;
        var baselines = arms.Where(other => other.Recipe == baseline).ToList();
        return baselines.Find(other => other.Priors == arm.Priors) ?? baselines.FirstOrDefault();
    }
}
