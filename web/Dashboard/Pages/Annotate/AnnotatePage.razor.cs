using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SemCovNet.Contracts.Http;
using SemCovNet.Dashboard.Calls;
using SemCovNet.Dashboard.Loading;
using SemCovNet.Dashboard.Pages.Annotate.Correct;
using SemCovNet.Dashboard.Uploads;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Dashboard.Pages.Annotate;

/// <summary>Uploads a file of annotations: first a dry run, then for good. The choice stays when something is wrong.</summary>
public sealed partial class AnnotatePage(
    IDatasetQueries queries, IJSRuntime browser, BrowserAnswers answers, NavigationManager navigation, ILogger<AnnotatePage> logger) : IAsyncDisposable
{
    private Loadable<IReadOnlyList<DatasetSummary>> datasets = new Loadable<IReadOnlyList<DatasetSummary>>.Pending();
    private ElementReference fileInput;
    // Begun with the first rendering: whoever asks for it sooner waits.
    private Task<FileUpload>? uploading;
    private string? spokenOf;
    private string? restoredFor;
    private bool wasKept;
    // Whether the chosen file lies in the browser: one that is chosen before its dataset is kept with it.
    private bool isKept;
    private string? fileName;
    private double? progress;
    private string? failure;
    private bool mayBeAccepted;
    private AnnotationUploadAnswer? answer;

    [Parameter]
    public string? Dataset { get; set; }

    /// <summary>A <see cref="WorkCell"/>: what the work list below holds.</summary>
    [SupplyParameterFromQuery]
    private string? Cell { get; set; }

    private bool IsSending => progress is not null;

    private bool CanSend => !IsSending && !string.IsNullOrEmpty(Dataset) && fileName is not null;

    private bool CanUpload => CanSend && answer is { Accepted: true, DryRun: true };

    protected override async Task OnInitializedAsync() =>
        datasets = await Loadable<IReadOnlyList<DatasetSummary>>.FromAsync(() => queries.ListAsync(), logger);

    // Loaded at once, not on the first upload: it is what takes dropped files.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var upload = await (uploading ??= FileUpload.CreateAsync(browser, answers, Report));
        if (string.IsNullOrEmpty(Dataset) || fileInput.Context is null)
            return;
        if (fileName is not null && !isKept)
        {
            isKept = true;
            await upload.KeepAsync(fileInput, Dataset);
        }
        if (Dataset == restoredFor)
            return;
        restoredFor = Dataset;
        if (fileName is null && await upload.RestoreAsync(fileInput, Dataset) is { } kept)
        {
            (fileName, wasKept, isKept) = (kept, true, true);
            StateHasChanged();
        }
    }

    // A dry run speaks of one dataset and one file only.
    protected override void OnParametersSet()
    {
        if (spokenOf != Dataset)
            Forget();
        spokenOf = Dataset;
    }

    public async ValueTask DisposeAsync()
    {
        // One that still comes ends with the page, as its browser's part does.
        if (uploading is { IsCompletedSuccessfully: true })
            await (await uploading).DisposeAsync();
    }

    private void ChooseDataset(ChangeEventArgs change) => navigation.NavigateTo($"annotate/{change.Value}");

    // Browsers say C:\fakepath\NAME.
    private void ChooseFile(ChangeEventArgs change)
    {
        var path = change.Value as string;
        (fileName, wasKept, isKept) = (string.IsNullOrEmpty(path) ? null : path[(path.LastIndexOf('\\') + 1)..], false, false);
        Forget();
    }

    private async Task SendAsync(bool dryRun)
    {
        if (!CanSend)
            return;
        Forget();
        progress = 0;
        // Who goes back meanwhile is on another dataset's page, of which the answer says nothing.
        var (dataset, address) = (Dataset!, AnnotationUpload(dryRun));
        try
        {
            var upload = await uploading!;
            var said = await upload.SendAsync(fileInput, address);
            if (said is { Accepted: true, DryRun: false })
                await upload.ForgetAsync(dataset);
            if (Dataset == dataset)
                answer = said;
        }
        catch (UploadFailedException exception)
        {
            if (Dataset == dataset)
                (failure, mayBeAccepted) = (exception.Message, exception.MayBeDone && !dryRun);
        }
        finally
        {
            progress = null;
        }
    }

    private string AnnotationUpload(bool dryRun) =>
        $"api/datasets/{Uri.EscapeDataString(Dataset!)}/annotations?file={Uri.EscapeDataString(fileName!)}&dryRun={(dryRun ? "true" : "false")}";

    private void Report(double share)
    {
        progress = share;
        StateHasChanged();
    }

    private void Forget() => (failure, mayBeAccepted, answer) = (null, false, null);
}
