using System.Text;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Messages;
using SemCovNet.Learning.Recipes;
using SemCovNet.Training.Requests;

namespace SemCovNet.Cli.Studies;

/// <summary>One recipe trained once on one dataset.</summary>
internal sealed record StudyCell(string Study, string Label, int Seed, TrainableData Data, Recipe Recipe)
{
    public string Dataset => Data.Dataset.DatasetId;

    public string Name => $"{Label} on {Dataset}, seed {Seed}";

    /// <summary>
    /// The same data, recipe, seed and threads are the same experiment, in whichever study: asked for again, nothing is trained again.
    /// </summary>
    /// <param name="trial">0 at first; higher after failures, on request.</param>
    public string ExperimentId(int trial) => Digest.Of(Encoding.UTF8.GetBytes(string.Join(
        '\n', "study-cell", Data.Dataset.Manifest, Data.Annotations.Set, Recipe.ToJson(), trial))).Hex[..32];

    public RequestExperiment Request(string experimentId, string requestedBy) => new(
        experimentId, Dataset, Data.Dataset.Version, Recipe.ToJson(), [], $"study {Study}: {Name}", requestedBy);
}
