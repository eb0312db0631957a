using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Dashboard.Pages.Datasets.Agreement;

public sealed partial class AnnotatorSelect
{
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Value { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<AnnotatorCount> Annotators { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<string> OnChoose { get; set; }
}
