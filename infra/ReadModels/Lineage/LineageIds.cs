namespace SemCovNet.ReadModels.Lineage;

/// <summary>How nodes are named.</summary>
public static class LineageIds
{
    public static string DatasetVersion(string datasetId, int version) => $"dataset-version:{datasetId}:{version}";

    public static string AnnotationSet(string datasetId, int version) => $"annotation-set:{datasetId}:{version}";

    public static string Experiment(string experimentId) => $"experiment:{experimentId}";

    public static string Model(string experimentId) => $"model:{experimentId}";

    // Evaluations are named after their data: two experiments on the same data have one name for theirs.
    public static string Evaluation(string experimentId, string evaluationId) => $"evaluation:{experimentId}:{evaluationId}";

    public static string Gate(string experimentId, string evaluationId) => $"gate:{experimentId}:{evaluationId}";

    public static string Promotion(string experimentId) => $"promotion:{experimentId}";

    public static string Retraining(string requestId) => $"retraining:{requestId}";
}
