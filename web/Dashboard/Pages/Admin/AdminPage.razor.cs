using SemCovNet.Contracts.Http;
using SemCovNet.Dashboard.Loading;

namespace SemCovNet.Dashboard.Pages.Admin;

/// <summary>Versions, backends, lag, storage and settings, and the two kinds of work that may be asked for here. It looks when it is asked to: looking takes time.</summary>
public sealed partial class AdminPage(AdminReader reader, Maintenance maintenance, ILogger<AdminPage> logger) : IDisposable
{
    private Loadable<AdminView> state = new Loadable<AdminView>.Pending();

    protected override Task OnInitializedAsync()
    {
        maintenance.Changed += OnMaintenance;
        return LookAsync();
    }

    public void Dispose() => maintenance.Changed -= OnMaintenance;

    private async Task LookAsync() => state = await Loadable<AdminView>.FromAsync(reader.ReadAsync, logger);

    private MaintenanceRun? RunOf(MaintenanceKind kind) => maintenance.Runs.GetValueOrDefault(kind);

    private void OnMaintenance() => _ = InvokeAsync(async () =>
    {
        await LookAsync();
        StateHasChanged();
    });
}
