using SemCovNet.Dashboard.Display;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments.Origin;

/// <summary>How a number is computed again.</summary>
/// <param name="Command">Null where nothing computes it again yet.</param>
/// <param name="Note">What the command does beyond the number, or why there is none; null where there is nothing to say.</param>
public sealed record Recomputation(string? Command, string? Note)
{
    private const string Folder = "again";

    // Its threshold is fixed on other rows than those that it is of.
    private const string AtValidationThreshold = "s95val@1";

    // Any disparity is answered with the groups behind it.
    private const string OfGroups = "cdi.slope@1";

    /// <summary>Of a number of an evaluation that nothing was decided about.</summary>
    public static Recomputation NotYet { get; } = new(null, "It can be computed again once its evaluation has been assessed.");

    /// <param name="inFairness">Whether the number stands in the fairness report.</param>
    public static Recomputation Of(string experimentId, string evaluationId, NumberKey key, bool inFairness)
    {
        var command = $"semcov assess --experiment {experimentId} --evaluation {Quoted(evaluationId)}";
        return Alone(key) is { } options
            ? new($"{command} {options}", null)
            : new(
                $"{command} --to {Folder} && jq {Quoted(ReportPlace.Of(key))} {Folder}/{(inFairness ? "fairness" : "evaluation")}.json",
                "It is not computed alone: the command computes both reports again, whole, and jq finds the number in them.");
    }

    public static Recomputation OfTraining(ExperimentSummary experiment) => new(
        TrainingCommand(experiment),
        "It was measured while the model trained, and only another training measures it again: a new experiment with the same recipe, on the newest version of the data.");

    /// <summary>Trains its recipe again, whatever was set in it: a name alone might mean another by now.</summary>
    public static string TrainingCommand(ExperimentSummary experiment) =>
        $"semcov experiments events {experiment.Id} --json | jq '.[0].body.recipe' > recipe.json && semcov train --dataset {Quoted(experiment.DatasetId)} --recipe recipe.json --wait";

    // Null for what the report alone holds.
    private static string? Alone(NumberKey key) => key switch
    {
        { Id: AtValidationThreshold or Numbers.Count or Numbers.Confusion or Numbers.Reading or Numbers.Bins } => null,
        { In: [Numbers.InSpread or Numbers.InAcross, ..] } => null,
        { Id: Numbers.Group, In.Count: var names } => Options(OfGroups, key with { Level = names > 3 ? GroupLevel.Subgroup : null }),
        { In: [Numbers.InSubgroup, var attribute, var value] } => $"{Options(key.Id, key)} --subgroup {Quoted($"{attribute}={value}")}",
        { In: [Numbers.InDiagram, var scope] } => scope.Split(':', 2) is ["descriptor", var name] ? $"{Options(key.Id, key)} --descriptor {Quoted(name)}" : null,
        { In: [Numbers.InTail] } => $"{Options(key.Id, key)} --tail",
        _ => Options(key.Id, key),
    };

    private static string Options(string id, NumberKey key) => string.Join(' ',
    [
        $"--definition {id}",
        .. key.Level is GroupLevel.Subgroup ? new[] { $"--level {key.Level}" } : [],
        .. key.Point is { } point ? new[] { $"--point {point}" } : [],
        .. key.PriorsGiven is { } given ? new[] { $"--priors {(given ? "given" : "absent")}" } : [],
    ]);

    // For a shell; a plain word stays as it is.
    private static string Quoted(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '=' or '@' or ':' or '/') ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
