using System.Text;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Messages;
using SemCovNet.Learning.Recipes;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.Training.Requests;

namespace SemCovNet.Cli.Studies;

/// <summary>One recipe trained once on one dataset.</summary>
internal sealed record StudyCell(string Study, string Label, int Seed, TrainableData Data, Recipe Recipe)
{
    /// <summary>How the reason of every experiment begins that a study asks for.</summary>
    public const string OfAStudy = "study ";

    public string Dataset => Data.Dataset.DatasetId;

    public string Name => $"{Label} on {Dataset}, seed {Seed}";

    /// <summary>
    /// The same data, recipe, seed and threads are the same experiment, in whichever study: asked for again, nothing is trained again.
    /// </summary>
    /// <param name="trial">0 at first; higher after failures, on request.</param>
    public string ExperimentId(int trial) => Digest.Of(Encoding.UTF8.GetBytes(string.Join(
        '\n', "study-cell", Data.Dataset.Manifest, Data.Annotations.Set, Recipe.ToJson(), trial))).Hex[..32];

    public RequestExperiment Request(string experimentId, string requestedBy) => new(
        experimentId, Dataset, Data.Dataset.Version, Recipe.ToJson(), [], $"{OfAStudy}{Study}: {Name}", requestedBy);

    /// <summary>What the cell has in common with every experiment that a study, this or another, asked for with its data and recipe.</summary>
    public TrialKey Key => new(Data.Dataset.Manifest, Data.Annotations.Set, Recipe);
}

/// <summary>Recipes as they are read: one that an earlier version wrote lacks fields that came later, and has their defaults.</summary>
internal sealed record TrialKey(Digest Manifest, Digest Annotations, Recipe Recipe)
{
    /// <returns>Null for what was asked for by hand, which says nothing of a study, and for a recipe that is allowed no more.</returns>
    public static TrialKey? Of(ExperimentSummary experiment)
    {
        if (!experiment.Reason.StartsWith(StudyCell.OfAStudy, StringComparison.Ordinal))
            return null;
        try
        {
            return new(experiment.Manifest, experiment.Annotations, Recipe.Parse(experiment.RecipeJson));
        }
        catch (RecipeException)
        {
            return null;
        }
    }
}
