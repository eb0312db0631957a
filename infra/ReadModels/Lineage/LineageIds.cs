namespace SemCovNet.ReadModels.Lineage;

/// <summary>How nodes are named.</summary>
public static class LineageIds
{
    // An import and a batch have no number that what comes of them knows: they are named after their event, and that follows on it.
    public static string Images(string datasetId, long streamVersion) => $"images:{datasetId}:{streamVersion}";

    public static string AnnotationBatch(string datasetId, long streamVersion) => $"annotation-batch:{datasetId}:{streamVersion}";

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
