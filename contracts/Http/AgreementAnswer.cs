namespace SemCovNet.Contracts.Http;

/// <summary>What <c>GET /api/datasets/{id}/agreement?first=NAME&amp;second=NAME</c> answers: how far two annotators agree, descriptor by descriptor.</summary>
/// <param name="Annotators">Everybody who rated anything, with the number of images rated, most first.</param>
/// <param name="First">Null where fewer than two have rated.</param>
/// <param name="Images">Images that both rated.</param>
/// <param name="Undefined">Why there is nothing to compare; null otherwise.</param>
public sealed record AgreementAnswer(
    string DatasetId, IReadOnlyList<AnnotatorCount> Annotators, string? First, string? Second, int Images, int BootstrapRounds, int Seed,
    IReadOnlyList<DescriptorAgreement> Descriptors, string? Undefined);

public sealed record AnnotatorCount(string Annotator, int Images);

/// <param name="Id">kappa.cohen@1 where all values are 0 or 1, icc.2-1@1 otherwise.</param>
/// <param name="Low">Lower end of the 95 % percentile bootstrap interval over cases.</param>
/// <param name="N">Images on which both rated this descriptor.</param>
/// <param name="MeanDifference">Second less first.</param>
/// <param name="Undefined">Why there is no value; null where there is one.</param>
public sealed record DescriptorAgreement(
    string Descriptor, string Id, double? Value, double? Low, double? High, int N, double? MeanDifference, string? Undefined);
