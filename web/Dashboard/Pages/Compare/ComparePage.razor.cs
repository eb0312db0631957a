using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Comparisons;
using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Calls;
using SemCovNet.Dashboard.Live;
using SemCovNet.Dashboard.Loading;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Compare;

/// <summary>Up to ten experiments side by side; which, the baseline and how much of the configuration is shown are in the address.</summary>
public sealed partial class ComparePage(IExperimentQueries experiments, SharedStreams streams, ServiceCall services, NavigationManager navigation, ILogger<ComparePage> logger)
{
    /// <summary>More would not be told apart: there are as many colours.</summary>
    public const int Most = 10;

    private Loadable<IReadOnlyList<ExperimentSummary>> state = new Loadable<IReadOnlyList<ExperimentSummary>>.Pending();
    private Loadable<ExperimentComparison> comparison = new Loadable<ExperimentComparison>.Pending();
    private IReadOnlyList<IReadOnlyList<EpochCompleted>> epochs = [];
    private IReadOnlyList<string> missing = [];
    private IReadOnlyList<string> beyond = [];
    private string? loaded;

    [SupplyParameterFromQuery]
    private string? Ids { get; set; }

    [SupplyParameterFromQuery]
    private string? Baseline { get; set; }

    /// <summary>"all" for the whole configuration; what differs otherwise.</summary>
    [SupplyParameterFromQuery]
    private string? Configuration { get; set; }

    private IReadOnlyList<ExperimentSummary> Runs => state is Loadable<IReadOnlyList<ExperimentSummary>>.Loaded { Value: var runs } ? runs : [];

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Ids + Baseline)
            return;
        loaded = Ids + Baseline;
        state = await Loadable<IReadOnlyList<ExperimentSummary>>.FromAsync(ReadAsync, logger);
        if (Runs.Count < 2)
            return;
        comparison = new Loadable<ExperimentComparison>.Pending();
        StateHasChanged();
        var baseline = BaselineOf(Runs);
        comparison = await Loadable<ExperimentComparison>.FromAsync(
            () => ComparisonRequest.SendAsync(services, Runs.Select(run => run.Id).Prepend(baseline.Id).Distinct()), logger);
    }

    private async Task<IReadOnlyList<ExperimentSummary>> ReadAsync()
    {
        List<ExperimentSummary> found = [];
        List<string> unknown = [];
        List<string> tooMany = [];
        foreach (var id in (Ids ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct())
        {
            if (found.Count == Most)
                tooMany.Add(id);
            else if (await experiments.FindAsync(id) is not { } run)
                unknown.Add(id);
            else if (!found.Exists(known => known.Id == run.Id))
                found.Add(run);
        }
        (missing, beyond) = (unknown, tooMany);
        List<IReadOnlyList<EpochCompleted>> curves = [];
        foreach (var run in found)
            curves.Add(ExperimentEpochs.In(await streams.ReadAsync(Streams.Experiment(run.Id))));
        epochs = curves;
        return found;
    }

    private ExperimentSummary BaselineOf(IReadOnlyList<ExperimentSummary> runs) => runs.FirstOrDefault(run => run.Id == Baseline) ?? runs[0];

    // One that is left out makes room for the first of those that there was none for.
    private string Without(ExperimentSummary run) => With("ids", string.Join(',', Runs.Where(other => other != run).Select(other => other.Id).Concat(beyond)));

    private int Place(ExperimentSummary run) => Runs.ToList().IndexOf(run);

    private static string Name(ExperimentSummary run) => $"{run.Recipe} {Display.Ids.Short(run.Id)}";

    private static IReadOnlyList<string> Names(IReadOnlyList<ExperimentSummary> runs) => [.. runs.Select(Name)];

    private string With(string parameter, string? value) => navigation.GetUriWithQueryParameter(parameter, value);
}
