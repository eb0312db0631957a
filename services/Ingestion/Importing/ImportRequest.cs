using SemCovNet.Contracts;
using SemCovNet.Contracts.Reports;
using SemCovNet.Ingestion.Formats;
using SemCovNet.Ingestion.Splitting;

namespace SemCovNet.Ingestion.Importing;

/// <param name="Format">milk10k, table, …</param>
/// <param name="Name">What the dataset is to be called: lower-case letters, digits and dashes.</param>
/// <param name="View">Null for the format's default.</param>
/// <param name="Task">Null for the format's default.</param>
/// <param name="Seed">Of the split by case, where the data brings none.</param>
/// <param name="Target">The attribute to be predicted, where the data leaves the choice.</param>
/// <param name="Subgroups">The attributes that errors are compared by, where the data leaves the choice.</param>
/// <param name="Splits">What becomes of splits that the data brings; null for what its format does with them.</param>
/// <param name="SkipBroken">Leave images out whose files are missing or no whole picture, instead of refusing the import; they are in the audit.</param>
/// <param name="Shares">Of the splits, where the data brings none; null for the usual 60/20/20.</param>
/// <param name="MaxDebt">Refuse the import where the descriptors it brings owe more coverage than this, in tenfolds (debt.thin@1); null for no limit.</param>
public sealed record ImportRequest(
    string Format, string Path, string Name, string? View = null, string? Task = null, int Seed = 0, string? Target = null,
    IReadOnlyList<string>? Subgroups = null, SplitRule? Splits = null, bool SkipBroken = false, SplitShares? Shares = null, double? MaxDebt = null)
{
    internal FormatOptions Options => new(View, Task, Target, Subgroups);
}

/// <param name="Changed">False where this very content was published before.</param>
public sealed record ImportResult(
    string DatasetId, int Version, bool Changed, Digest Manifest, int Images, int Cases, IReadOnlyDictionary<string, int> ImagesBySplit, ImportAudit Audit);

/// <param name="Stage">What is being done, for people.</param>
public sealed record ImportProgress(string Stage, int Done, int Total);
