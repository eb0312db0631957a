namespace SemCovNet.Contracts.Http;

/// <summary>What <c>GET /api/datasets/{id}/corrections</c> answers: what was corrected and is in no published set yet.</summary>
/// <param name="AnnotationVersion">The newest set.</param>
/// <param name="Values">Values that differ from that set.</param>
/// <param name="QuietSeconds">They are published by themselves once nobody has corrected for so long.</param>
/// <param name="Difference">What publishing them would do.</param>
public sealed record UnpublishedCorrections(
    string DatasetId, int AnnotationVersion, int Values, int Images, double QuietSeconds, UploadDifference Difference);

/// <summary>What <c>POST /api/datasets/{id}/corrections/publications</c> takes: an empty JSON object.</summary>
public sealed record PublicationBody;

/// <param name="AnnotationVersion">Of the new set; null where there was nothing to publish.</param>
public sealed record PublicationAnswer(int? AnnotationVersion);
