using SemCovNet.ReadModels.Experiments.Querying;

namespace SemCovNet.Dashboard.Pages.Experiments.Listing;

/// <summary>A field as a column of the list.</summary>
/// <param name="Heading">Short, for a table's head.</param>
/// <param name="Metric">The id of the metric it shows; null for what is no metric.</param>
public sealed record ExperimentColumn(ExperimentField Field, string Heading, string? Metric = null)
{
    private static readonly Dictionary<string, (string Heading, string? Metric)> Known = new()
    {
        ["id"] = ("Id", null), ["dataset"] = ("Dataset", null), ["version"] = ("Version", null), ["recipe"] = ("Recipe", null), ["status"] = ("Status", null),
        ["auc"] = ("AUC", "auc@1"), ["pra"] = ("PRA", "pra@1"), ["s95"] = ("S@95", "s95@1"), ["bacc"] = ("BAcc", "bacc@1"), ["mf1"] = ("M-F1", "mf1@1"),
        ["ece"] = ("ECE", "ece.pos15@1"), ["brier"] = ("Brier", "brier@1"), ["cdi"] = ("CDI", "cdi.within@1"), ["slope"] = ("Slope", "cdi.slope@1"),
        ["verdict"] = ("Gate", null), ["review"] = ("Review", null), ["user"] = ("User", null), ["reason"] = ("Reason", null), ["error"] = ("Error", null),
        ["device"] = ("Device", null), ["seconds"] = ("Training", null), ["epoch"] = ("Epoch", null), ["attempt"] = ("Attempt", null), ["images"] = ("Images", null),
        ["groups"] = ("Groups", null), ["requested"] = ("Requested", null), ["ended"] = ("Ended", null),
    };

    private static readonly IReadOnlyList<string> Usual = ["dataset", "recipe", "status", "auc", "pra", "s95", "ece", "cdi", "slope", "verdict", "requested"];

    public static IReadOnlyList<ExperimentColumn> Default { get; } = [.. Usual.Select(name => Of(ExperimentFields.Find(name)))];

    public string Name => Field.Name;

    public bool IsNumeric => Field.Kind is FieldKind.Number or FieldKind.Date || Field.Kind is FieldKind.Key;

    public static ExperimentColumn Of(ExperimentField field) => Known.TryGetValue(field.Name, out var known)
        ? new(field, known.Heading, known.Metric)
        : field.Kind is FieldKind.Key ? new(field, field.Name[ExperimentFields.KeyPrefix.Length..])
        : new(field, Display.Definition.Of(field.Name).Short, field.Name);

    /// <summary>The columns an address names, without those there are none of; the usual ones where it names none.</summary>
    public static IReadOnlyList<ExperimentColumn> Parse(string? names)
    {
        var columns = Names(names).Select(name => ExperimentFields.TryFind(name, out var field) ? Of(field) : null).OfType<ExperimentColumn>().DistinctBy(column => column.Name).ToList();
        return columns.Count == 0 ? Default : columns;
    }

    public static IEnumerable<string> Names(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
