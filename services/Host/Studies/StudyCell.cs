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
    private const string OfAStudy = "study ";

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

    /// <summary>Whether a study, this or another, asked for the experiment with the same data and recipe; one asked for by hand says nothing of the study.</summary>
    /// <remarks>Recipes are compared as they are read: one that an earlier version wrote lacks fields that came later, and has their defaults.</remarks>
    public bool IsTriedBy(ExperimentSummary experiment) =>
        experiment.Reason.StartsWith(OfAStudy, StringComparison.Ordinal) && experiment.Recipe == Recipe.Name
        && (experiment.Manifest, experiment.Annotations) == (Data.Dataset.Manifest, Data.Annotations.Set) && IsSame(experiment.RecipeJson);

    private bool IsSame(string recipeJson)
    {
        try
        {
            return Recipe.Parse(recipeJson) == Recipe;
        }
        catch (RecipeException)
        {
            // Written when other recipes were allowed.
            return false;
        }
    }
}
