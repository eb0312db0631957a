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

    private Loadable<Chosen> state = new Loadable<Chosen>.Pending();
    private Loadable<ExperimentComparison> comparison = new Loadable<ExperimentComparison>.Pending();
    private (string?, string?)? loaded;

    [SupplyParameterFromQuery]
    private string? Ids { get; set; }

    [SupplyParameterFromQuery]
    private string? Baseline { get; set; }

    /// <summary>"all" for the whole configuration; what differs otherwise.</summary>
    [SupplyParameterFromQuery]
    private string? Configuration { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == (Ids, Baseline))
            return;
        loaded = (Ids, Baseline);
        // The table names the new baseline at once, and the figures are still held against the old one.
        comparison = new Loadable<ExperimentComparison>.Pending();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var asked = loaded;
        var read = await Loadable<Chosen>.FromAsync(ReadAsync, logger);
        // The reader may have gone on to another address before this one's answer came.
        if (loaded != asked)
            return;
        state = read;
        if (read is not Loadable<Chosen>.Loaded { Value: { Runs.Count: >= 2 } chosen })
            return;
        StateHasChanged();
        var baseline = BaselineOf(chosen.Runs);
        var answer = await Loadable<ExperimentComparison>.FromAsync(
            () => ComparisonRequest.SendAsync(services, chosen.Runs.Select(run => run.Id).Prepend(baseline.Id).Distinct()), logger);
        if (loaded == asked)
            comparison = answer;
    }

    private async Task<Chosen> ReadAsync()
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
        List<IReadOnlyList<EpochCompleted>> curves = [];
        foreach (var run in found)
            curves.Add(ExperimentEpochs.In(await streams.ReadAsync(Streams.Experiment(run.Id))));
        return new(found, curves, unknown, tooMany);
    }

    private ExperimentSummary BaselineOf(IReadOnlyList<ExperimentSummary> runs) => runs.FirstOrDefault(run => run.Id == Baseline) ?? runs[0];

    // One that is left out makes room for the first of those that there was none for.
    private string Without(ExperimentSummary run, Chosen chosen) =>
        With("ids", string.Join(',', chosen.Runs.Where(other => other != run).Select(other => other.Id).Concat(chosen.Beyond)));

    private static string Name(ExperimentSummary run) => $"{run.Recipe} {Display.Ids.Short(run.Id)}";

    private static IReadOnlyList<string> Names(IReadOnlyList<ExperimentSummary> runs) => [.. runs.Select(Name)];

    private string With(string parameter, string? value) => navigation.GetUriWithQueryParameter(parameter, value);

    /// <summary>What the address asks for.</summary>
    /// <param name="Epochs">One list a run.</param>
    /// <param name="Missing">Ids of no experiment, or of several.</param>
    /// <param name="Beyond">Ids that there was no room for.</param>
    private sealed record Chosen(
        IReadOnlyList<ExperimentSummary> Runs, IReadOnlyList<IReadOnlyList<EpochCompleted>> Epochs, IReadOnlyList<string> Missing, IReadOnlyList<string> Beyond);
}
