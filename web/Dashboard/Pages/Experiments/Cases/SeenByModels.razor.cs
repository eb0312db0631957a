using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Datasets;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments.Cases;

/// <summary>The newest models that were tested on an image, each leading to what it made of it.</summary>
public sealed partial class SeenByModels(IExperimentQueries experiments)
{
    private const int Most = 5;

    private IReadOnlyList<ExperimentSummary> models = [];
    private string? loaded;

    [Parameter, EditorRequired]
    public required string Dataset { get; set; }

    [Parameter, EditorRequired]
    public required ImageRow Row { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Row.Image)
            return;
        loaded = Row.Image;
        models = Row.Split == Split.Test ? await TestedAsync() : [];
    }

    private async Task<IReadOnlyList<ExperimentSummary>> TestedAsync()
    {
        var page = await experiments.ListAsync(new(DatasetId: Dataset, Status: ExperimentStatus.Completed, Limit: Most));
        return [.. page.Rows.Where(experiment => experiment.Evaluation is not null)];
    }
}
