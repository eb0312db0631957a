using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Http;
using SemCovNet.Dashboard.Calls;
using SemCovNet.Dashboard.Loading;
using SemCovNet.Dashboard.Paging;
using SemCovNet.ReadModels.Parked;
using SemCovNet.ReadModels.Queue;

namespace SemCovNet.Dashboard.Pages.Queue;

/// <summary>What is trained, what waits for it in which order, and messages that nobody could consume. What was typed stays when something is wrong.</summary>
public sealed partial class QueuePage(TrainingQueue queue, IParkedQueries parked, ServiceCall services, NavigationManager navigation, ILogger<QueuePage> logger)
{
    private Loadable<QueueView> state = new Loadable<QueueView>.Pending();
    private string reason = "";
    private string? failure;
    private bool sending;

    /// <summary>Where the page of parked messages starts; null for the first.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    private bool CanDecide => !sending && !string.IsNullOrWhiteSpace(reason);

    protected override bool Shows(string stream) => true;

    protected override Task LoadAsync() => ShowAsync(Loadable<QueueView>.FromAsync(ReadAsync, logger), read => state = read);

    private async Task<QueueView> ReadAsync() => new(await queue.ReadAsync(), await parked.ListAsync(after: After, limit: PageByPage.Rows));

    private async Task<IReadOnlyList<IReadOnlyList<string>>> AllParkedAsync() =>
        ParkedRows.Of(await PageByPage.AllAsync(after => parked.ListAsync(after: after, limit: PageByPage.AtATime)));

    private Task CancelAsync(QueuedExperiment experiment) =>
        SendAsync($"api/experiments/{Uri.EscapeDataString(experiment.Id)}/cancellations", new CancellationBody(reason), CalledService.Training);

    private Task DecideAsync((ParkedSummary Message, ParkedDecisionKind Kind) decision) =>
        SendAsync($"api/parked/{Uri.EscapeDataString(decision.Message.Id)}/decisions", new ParkedDecisionBody(decision.Kind, reason), null);

    private async Task SendAsync<T>(string address, T body, CalledService? service)
    {
        if (!CanDecide)
            return;
        sending = true;
        try
        {
            failure = await services.SendAsync(address, body, service);
            if (failure is null)
                reason = "";
        }
        finally
        {
            sending = false;
        }
    }
}
