using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Annotation.Uploading;

/// <param name="File">The file's name, for messages and the record.</param>
/// <param name="Content">Seekable: it is read again if somebody else publishes in between.</param>
/// <param name="DryRun">Say what would change, and change nothing.</param>
/// <param name="Format">Null where the file itself shall tell.</param>
/// <param name="Kinds">Of descriptors that this file introduces; those not named are diagnostic.</param>
/// <param name="MaxDebt">Refuse the file where the dataset would then owe more coverage than this, in tenfolds (debt.thin@1); null for no limit.</param>
public sealed record UploadRequest(
    string DatasetId, string File, Stream Content, bool DryRun = false, IReadOnlyDictionary<string, DescriptorKind>? Kinds = null,
    AnnotationFormat? Format = null, double? MaxDebt = null);
