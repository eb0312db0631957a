using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Compare;

/// <summary>The recipes and data of experiments, key by key: what differs, or everything.</summary>
public sealed partial class ConfigurationTable
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<ExperimentSummary> Runs { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Names { get; set; }

    [Parameter]
    public bool All { get; set; }

    /// <summary>Where everything is shown instead of what differs, or the other way round.</summary>
    [Parameter, EditorRequired]
    public required string OtherLink { get; set; }

    private IReadOnlyList<(string Key, IReadOnlyList<string?> Values)> Rows => [.. Configured(Runs).Where(row => All || row.Values.Distinct().Count() > 1)];

    /// <summary>A value an experiment; null where its recipe knows no such key.</summary>
    internal static IEnumerable<(string Key, IReadOnlyList<string?> Values)> Configured(IReadOnlyList<ExperimentSummary> runs)
    {
        var all = runs.Select(Of).ToList();
        return all.SelectMany(one => one.Keys).Distinct().Select(key => (key, (IReadOnlyList<string?>)[.. all.Select(one => one.GetValueOrDefault(key))]));
    }

    private static Dictionary<string, string?> Of(ExperimentSummary run) =>
        new(RecipeKeys.Of(run.RecipeJson).Select(field => KeyValuePair.Create(field.Key, RecipeKeys.Text(field.Value))).DistinctBy(field => field.Key))
        {
            ["dataset"] = $"{run.DatasetId}@{run.DatasetVersion}",
            ["annotations"] = $"version {run.AnnotationVersion}",
        };
}
