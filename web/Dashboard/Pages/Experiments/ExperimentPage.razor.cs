using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;
using SemCovNet.Dashboard.Live;
using SemCovNet.Dashboard.Loading;
using SemCovNet.Dashboard.Pages.Experiments.Origin;
using SemCovNet.Dashboard.Pages.Experiments.Reading;

namespace SemCovNet.Dashboard.Pages.Experiments;

/// <summary>One experiment: what came out, why the gate decided so, and the events it all came from. Follows it while it runs.</summary>
public sealed partial class ExperimentPage(ExperimentReader reader, NavigationManager navigation, ILogger<ExperimentPage> logger)
{
    private static readonly IReadOnlyList<(string Anchor, string Name)> Sections =
    [
        ("verdict", "Verdict"), ("review", "Review"), ("metrics", "Metrics"), ("training", "Training"), ("fairness", "Coverage & error"), ("groups", "Groups"),
        ("disparities", "Disparities"), ("calibration", "Calibration"), ("subgroups", "Subgroups"), ("confusion", "Confusion"), ("artifacts", "Artifacts"), ("events", "Events"),
    ];

    private const string PriorsGiven = "given";
    private const string PriorsAbsent = "absent";

    private Loadable<ExperimentView?> state = new Loadable<ExperimentView?>.Pending();
    private (string Id, string? Evaluation, long? At)? loaded;
    private (ExperimentView View, string Address, WhyLinks Links)? links;

    [Parameter]
    public required string Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Evaluation { get; set; }

    /// <summary>descriptor or subgroup.</summary>
    [SupplyParameterFromQuery]
    private string? Level { get; set; }

    /// <summary>A <see cref="DecisionPoint"/>; null for the headline's.</summary>
    [SupplyParameterFromQuery]
    private string? Point { get; set; }

    /// <summary>given or absent; null for the headline's.</summary>
    [SupplyParameterFromQuery]
    private string? Priors { get; set; }

    /// <summary>The version of the last event that counts; null for now.</summary>
    [SupplyParameterFromQuery]
    private long? At { get; set; }

    /// <summary>The <see cref="NumberKey"/> of the number whose origin is told beside the page; null for none.</summary>
    [SupplyParameterFromQuery]
    private string? Why { get; set; }

    /// <summary>How the groups are sorted; null for the worst first.</summary>
    [SupplyParameterFromQuery(Name = "groups")]
    private string? GroupOrder { get; set; }

    /// <summary>How many events are listed; null for the newest few.</summary>
    [SupplyParameterFromQuery(Name = "events")]
    private int? EventCount { get; set; }

    private string ShownLevel => Level == GroupLevel.Subgroup ? GroupLevel.Subgroup : GroupLevel.Descriptor;

    // By the address alone: what happens while the experiment is read counts, and so does its request. The address may hold a beginning or an end of the id.
    protected override bool Shows(string stream) =>
        stream.StartsWith(Streams.Experiment(Id), StringComparison.OrdinalIgnoreCase)
        || (stream.StartsWith("experiment-", StringComparison.Ordinal) && stream.EndsWith(Id, StringComparison.OrdinalIgnoreCase));

    // A change of the level or the reading alone shows the same data another way.
    protected override async Task OnParametersSetAsync()
    {
        if (loaded != (Id, Evaluation, At))
            await LoadAsync();
    }

    protected override Task LoadAsync()
    {
        loaded = (Id, Evaluation, At);
        return ShowAsync(Loadable<ExperimentView?>.FromAsync(() => reader.ReadAsync(Id, Evaluation, At), logger), read => state = read);
    }

    private string SectionLink(ExperimentView view, string anchor) => $"experiments/{view.Summary.Id}{new Uri(navigation.Uri).Query}#{anchor}";

    private static IReadOnlyList<Moment> MomentsOf(ExperimentView view) =>
        [.. view.All.Select(recorded => new Moment(recorded.Version, recorded.Context.At, recorded.Type))];

    private string AsOfLink(long? at) => navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["at"] = at, ["why"] = null });

    // The same as before where nothing changed: every figure of the page is drawn again for another.
    private WhyLinks WhyLinks(ExperimentView view)
    {
        if (links is { } kept && ReferenceEquals(kept.View, view) && kept.Address == navigation.Uri)
            return kept.Links;
        links = (view, navigation.Uri, new(key => NumberSource.IsKnown(view, key) ? navigation.GetUriWithQueryParameter("why", key.ToString()) : null));
        return links.Value.Links;
    }

    private void CloseWhy() => navigation.NavigateTo(navigation.GetUriWithQueryParameter("why", (string?)null));

    private FairnessReading ShownReading(FairnessReport report)
    {
        var readings = report.AllReadings();
        var priorsGiven = Priors is null ? report.PriorsGiven : Priors == PriorsGiven;
        return readings.FirstOrDefault(reading => reading.PriorsGiven == priorsGiven && reading.Point == (Point ?? readings[0].Point)) ?? readings[0];
    }

    private Func<string, string> PointLink(FairnessReport report) => point =>
        navigation.GetUriWithQueryParameter("point", point == report.AllReadings()[0].Point ? null : point).At("fairness");

    private Func<bool, string> PriorsLink(FairnessReport report) => given =>
        navigation.GetUriWithQueryParameter("priors", given == report.PriorsGiven ? null : given ? PriorsGiven : PriorsAbsent).At("fairness");

    private string LevelLink(string level) => navigation.GetUriWithQueryParameter("level", level == GroupLevel.Descriptor ? null : level).At("fairness");
}
