using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Cli.Cards;

/// <summary>What the model is for, and what is not known of it: sentences that follow from the data and the figures.</summary>
internal static class CardLimits
{
    private const int MostNamed = 12;

    public static string Purpose(ModelCard card)
    {
        var (classes, view) = (card.Manifest.Classes, card.Manifest.View is { } shown ? $"{shown} images" : "images of mixed or unknown views");
        var what = classes.Count == 2 ? $"Telling {classes[1]} from {classes[0]}" : $"Telling {classes.Count} classes apart ({string.Join(", ", classes)})";
        return $"{what} on {view} like those of the dataset {card.Experiment.DatasetId} (task {card.Manifest.Task}). It was made to be studied and compared; a decision about a person needs more than this card.";
    }

    public static IReadOnlyList<string> Of(ModelCard card) =>
    [
        Tested(card),
        Elsewhere(card),
        Subgroups(card),
        .. Insufficient(card),
        .. Thin(card),
        .. Priors(card),
        .. card.Training?.Warnings ?? [],
        Verdict(card),
    ];

    private static string Tested(ModelCard card) => card.Evaluation is { } evaluation
        ? $"It was tested on {evaluation.N} images of {evaluation.Cases} cases of the same dataset, {(SharedCases(card) is > 0 and var shared ? $"{shared} of which have other images among the training or validation rows: its figures flatter it" : "none of which it saw in training or validation")}."
        : "It has not been evaluated: nothing is known of how well it does.";

    private static int SharedCases(ModelCard card)
    {
        var test = card.Manifest.Rows.Where(row => row.Split == Split.Test).Select(row => row.Case).ToHashSet();
        test.IntersectWith(card.Manifest.Rows.Where(row => row.Split != Split.Test).Select(row => row.Case));
        return test.Count;
    }

    private static string Elsewhere(ModelCard card) =>
        $"Other {(card.Manifest.View is null ? "" : "views, ")}cameras, places and populations than those of {card.Experiment.DatasetId} are not part of these figures.";

    private static string Subgroups(ModelCard card) => card.Manifest.SubgroupAttributes is [_, ..] attributes
        ? $"Subgroups are known by {string.Join(", ", attributes)} alone; of any other attribute nothing can be said."
        : "The data carry no subgroup attribute: whether it errs more in some group of people is not known.";

    private static IEnumerable<string> Insufficient(ModelCard card)
    {
        var named = card.Groups.Where(group => !group.Counts).Select(Said.Group).ToList();
        if (named.Count > 0)
            yield return $"Insufficient evidence (fewer than {FigureText.Number(card.Fairness!.EvidenceFloor, 0)} effective test rows, or no known coverage), so that no error can be stated: {Some(named)}.";
        var thin = (card.Fairness?.Groups ?? []).Count(group => group is { Counts: false, Subgroup: not null });
        if (thin > 0)
            yield return $"The same of {thin} of {card.Fairness!.Groups.Count(group => group.Subgroup is not null)} groups by subgroup.";
    }

    private static IEnumerable<string> Thin(ModelCard card)
    {
        var tail = card.Groups.Where(group => group is { Counts: true, Stratum: "tail" }).OrderByDescending(group => group.Error).Take(3).ToList();
        if (tail.Count > 0)
            yield return $"Least covered by training, it errs most on: {string.Join("; ", tail.Select(group => $"{Said.Group(group)} (error {FigureText.Number(group.Error)}, coverage {FigureText.Number(group.Coverage)})"))}.";
    }

    private static IEnumerable<string> Priors(ModelCard card)
    {
        if (card.Evaluation is { Conditions: [{ PriorsGiven: true }, ..] })
            yield return "Headline figures are with descriptors given beside the image; who has none must read those from the image alone.";
    }

    private static string Verdict(ModelCard card) => card.Gate?.Verdict switch
    {
        Contracts.Reports.Verdict.Passed => "It keeps the fairness budget of its dataset.",
        Contracts.Reports.Verdict.Failed => "It breaks the fairness budget of its dataset, limit by limit below.",
        Contracts.Reports.Verdict.Inconclusive => "Whether it keeps the fairness budget of its dataset cannot be decided with this evidence. That is not a pass.",
        _ => "No fairness budget covers its dataset, so nobody has said what would be good enough.",
    };

    private static string Some(IReadOnlyList<string> named) =>
        named.Count <= MostNamed ? string.Join("; ", named) : $"{string.Join("; ", named.Take(MostNamed))}; and {named.Count - MostNamed} more";
}
