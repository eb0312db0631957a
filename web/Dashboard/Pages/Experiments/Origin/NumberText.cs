using SemCovNet.Dashboard.Display;
using SemCovNet.Metrics;

namespace SemCovNet.Dashboard.Pages.Experiments.Origin;

/// <summary>What a number is, in words.</summary>
/// <param name="Id">Of the metric; null where no metric defines it.</param>
/// <param name="Formulas">By name where one place holds several numbers; a blank name for the only one.</param>
public sealed record NumberText(string Title, string? Id, IReadOnlyList<(string Name, string Formula)> Formulas)
{
    private static readonly NumberText Group = new("Coverage and error of a group", null,
    [
        ("Coverage", "C = Σ M·a / Σ M over the group's training rows: a is the descriptor's value, M whether it was observed."),
        ("Error", "e = Σ a·1[decision ≠ class] / Σ a over the group's evaluation rows; its interval by bootstrap over cases."),
        ("n_eff", "Σ a over the group's evaluation rows, in rows. Below the floor of the report the group enters no figure."),
    ]);

    private static readonly NumberText Reading = new("What decides a row", null,
    [
        ("Threshold", "0.5, or the lowest that gives the specificity on the validation rows."),
        .. new[] { "sens@1", "spec@1" }.Select(Definition.Of).Select(definition => (definition.Short, definition.Formula)),
    ]);

    private static readonly NumberText Bins = new("Bins of a reliability diagram", null,
    [
        ("Weight", "Rows of the bin, each weighted by the descriptor's value where the diagram is a descriptor's; n_eff is the sum over bins."),
        ("Predicted", "Mean predicted probability of the bin's rows."),
        ("Observed", "Share of the bin's weight where it came true; its interval by bootstrap over cases."),
    ]);

    private static readonly NumberText Confusion = new("Confusion", null,
        [("Count", "Images of a true class (row) that were decided as a class (column)."), ("Recall", "The count on the diagonal over the sum of its row.")]);

    private static readonly NumberText Epoch = new("An epoch of training", null,
    [
        ("Losses", "Mean over the epoch's batches; the terms as they enter the sum, each with its weight."),
        ("AUC", Definition.Of("auc@1").Formula), ("PRA", Definition.Of("pra@1").Formula),
        ("Learning rate, images/s", "As the trainer had and measured them."),
    ]);

    public static NumberText Of(NumberKey key) => key switch
    {
        { Id: Numbers.Group } => Group,
        { Id: Numbers.Reading } => Reading,
        { Id: Numbers.Bins } => Bins,
        { Id: Numbers.Confusion } => Confusion,
        { Id: Numbers.Epoch } => Epoch,
        { Id: Numbers.Training } => new("The end of training", null, [("", "As the trainer recorded it: the epoch whose weights were kept (the best on validation, unless the recipe keeps the last), the device, the time, and the temperature that validation chose.")]),
        { Id: Numbers.Count } => new("Number of images", null, [("", "Rows that were scored.")]),
        { In: [Numbers.InField, Numbers.PValue] } => OfMetric(key.Id, "p of ", "Two-sided: the share of permutations of errors among the groups of their class whose disparity is at least as large."),
        { In: [Numbers.InField, Numbers.Groups] } => OfMetric(key.Id, "Groups of ", "Those with a coverage and an n_eff of at least the floor of the report, which enter the disparity."),
        { In: [Numbers.InClass, ..] } => OfMetric(key.Id, "", $"{Definition.Of(key.Id).Formula} Of the groups of one class alone."),
        { In: [Numbers.InTail] } => OfMetric(key.Id, "", $"{Definition.Of(key.Id).Formula} {TailRows.Definition}"),
        { In: [Numbers.InSpread, ..] } => OfSpread(Definition.Of(key.Id)),
        _ => OfMetric(key.Id, "", Definition.Of(key.Id).Formula),
    };

    private static NumberText OfMetric(string id, string before, string formula) => new(before + Definition.Of(id).Name, id, [("", formula)]);

    private static NumberText OfSpread(Definition definition) => new($"{definition.Name} over groups", definition.Id,
    [
        (definition.Short, definition.Formula), ("Lowest", "Of the groups where it is defined."), ("Difference", "Highest less lowest."), ("Ratio", "Lowest over highest."),
    ]);
}
