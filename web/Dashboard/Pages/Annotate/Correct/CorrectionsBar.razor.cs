using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;
using SemCovNet.Dashboard.Calls;
using SemCovNet.Dashboard.Display;
using SemCovNet.ReadModels.Annotations;

namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <summary>What was corrected and is in no published set yet, what publishing it would do, and the button that does it. Nothing where there is none.</summary>
public sealed partial class CorrectionsBar(IAnnotationQueries annotations, ServiceCall services)
{
    private IReadOnlyList<CorrectedValue> corrections = [];
    private UnpublishedCorrections? preview;
    private string? failure;
    private bool sending;

    [Parameter, EditorRequired]
    public required string Dataset { get; set; }

    private string Values => $"{Figure.Count(corrections.Count)} corrected value{(corrections.Count == 1 ? "" : "s")}";

    private string Images => corrections.DistinctBy(correction => correction.Image).Count() is var count && count == 1 ? "1 image" : $"{Figure.Count(count)} images";

    private string Address => $"api/datasets/{Uri.EscapeDataString(Dataset)}/corrections";

    protected override bool Shows(string stream) => stream == Streams.Annotations(Dataset);

    // Who leads to another dataset gives it another bar; its page renders for much else.
    protected override Task OnInitializedAsync() => LoadAsync();

    protected override Task OnParametersSetAsync() => Task.CompletedTask;

    // What the preview said of other corrections holds no longer.
    protected override Task LoadAsync() => ShowAsync(annotations.CorrectionsAsync(Dataset), read => (corrections, preview) = (read, null));

    private Task PreviewAsync() => AskAsync(
        () => services.GetAsync(Address), reply => preview = reply.Read<UnpublishedCorrections>());

    private Task PublishAsync() => AskAsync(() => services.PostAsync($"{Address}/publications", new PublicationBody()), _ => { });

    private async Task AskAsync(Func<Task<ServiceReply>> ask, Action<ServiceReply> take)
    {
        (sending, failure) = (true, null);
        try
        {
            var reply = await ask();
            if (reply.IsDone)
                take(reply);
            else
                failure = reply.Refusal(CalledService.Annotation);
        }
        finally
        {
            sending = false;
        }
    }
}
