using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Dashboard.Pages.Annotate;

/// <summary>What a dry run or an upload came to: the change of coverage, or what is wrong, row by row.</summary>
public sealed partial class UploadAnswer(IJSRuntime browser)
{
    [Parameter, EditorRequired]
    public required AnnotationUploadAnswer Answer { get; set; }

    [Parameter, EditorRequired]
    public required string DatasetId { get; set; }

    [Parameter, EditorRequired]
    public required string FileName { get; set; }

    private async Task DownloadProblemsAsync()
    {
        await using var module = await browser.InvokeAsync<IJSObjectReference>("import", "./js/download.js");
        await module.InvokeVoidAsync("save", $"{FileName}.problems.csv", "text/csv", ProblemCsv.Write(Answer.Problems));
    }
}
