namespace SemCovNet.Contracts.Events;

/// <summary>How streams are named: the category, a dash, the id.</summary>
public static class Streams
{
    public static string Dataset(string datasetId) => $"dataset-{datasetId}";

    public static string Annotations(string datasetId) => $"annotations-{datasetId}";

    public static string Experiment(string experimentId) => $"experiment-{experimentId}";

    public static string Policy(string policyId) => $"policy-{policyId}";

    public static string Monitor(string datasetId) => $"monitor-{datasetId}";

    public static string Use(string experimentId) => $"use-{experimentId}";

    public static string Parked(string parkedId) => $"parked-{parkedId}";

    public static string Views(string page) => $"views-{page}";
}
