namespace SemCovNet.ReadModels.Leases;

/// <summary>How leases are named that more than their holders look at.</summary>
public static class LeaseKeys
{
    /// <summary>What the leases on experiments begin with.</summary>
    public const string Trainings = "training/";

    public static string Training(string experimentId) => Trainings + experimentId;

    /// <summary>One of the trainings that a user may have running at a time.</summary>
    /// <param name="slot">From 0.</param>
    public static string UserSlot(string user, int slot) => $"training-slot/{slot}/{user}";
}
