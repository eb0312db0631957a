using Microsoft.AspNetCore.Http.HttpResults;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Comparisons;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Fairness.Comparing;

/// <summary>Answers <c>GET /api/comparisons?ids=A,B</c>.</summary>
internal static class ComparisonEndpoint
{
    public const int MostCompared = 10;

    public static async Task<Results<JsonHttpResult<ExperimentComparison>, NotFound<string>, Conflict<string>>> HandleAsync(
        string ids, IExperimentQueries experiments, IArtifactStore artifacts, KeptFigures kept, CancellationToken cancellation)
    {
        var asked = ids.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        if (asked.Count is < 2 or > MostCompared)
            return TypedResults.Conflict($"{asked.Count} experiments cannot be compared: choose 2 to {MostCompared}.");
        try
        {
            var (loader, runs) = (new TestedRuns(artifacts), new List<TestedRun>());
            foreach (var id in asked)
            {
                if (await experiments.FindAsync(id, cancellation) is not { } experiment)
                    return TypedResults.NotFound($"There is no experiment {id}, or several ids begin or end so.");
                runs.Add(await loader.LoadAsync(experiment, cancellation));
            }
            return TypedResults.Json(Comparison.Of(runs, kept.Of), ContractJson.Options);
        }
        catch (NotComparableException exception)
        {
            return TypedResults.Conflict(exception.Message);
        }
        catch (ArtifactMissingException exception)
        {
            return TypedResults.Conflict(exception.Message);
        }
    }
}
