using SemCovNet.Contracts.Http;
using SemCovNet.Dashboard.Loading;

namespace SemCovNet.Dashboard.Pages.Admin;

/// <summary>Versions, backends, lag, storage and settings, and the two kinds of work that may be asked for here. It looks when it is asked to: looking takes time.</summary>
public sealed partial class AdminPage(AdminReader reader, Maintenance maintenance, ILogger<AdminPage> logger) : IDisposable
{
    private Loadable<IReadOnlyList<Check>> checks = new Loadable<IReadOnlyList<Check>>.Pending();
    private Loadable<Following> following = new Loadable<Following>.Pending();
    private Loadable<SignedHistory> history = new Loadable<SignedHistory>.Pending();
    private Loadable<IReadOnlyList<StoredKind>> storage = new Loadable<IReadOnlyList<StoredKind>>.Pending();

    protected override Task OnInitializedAsync()
    {
        maintenance.Changed += OnMaintenance;
        return LookAsync();
    }

    public void Dispose() => maintenance.Changed -= OnMaintenance;

    // Each by itself: the page is needed most where one of them cannot be read.
    private Task LookAsync() => Task.WhenAll(
        ShowAsync(reader.ChecksAsync, found => checks = found), ShowAsync(reader.FollowingAsync, found => following = found),
        ShowAsync(reader.HistoryAsync, found => history = found), ShowAsync(reader.StorageAsync, found => storage = found));

    private async Task ShowAsync<T>(Func<Task<T>> read, Action<Loadable<T>> show)
    {
        show(await Loadable<T>.FromAsync(read, logger));
        StateHasChanged();
    }

    private MaintenanceRun? RunOf(MaintenanceKind kind) => maintenance.Runs.GetValueOrDefault(kind);

    private void OnMaintenance() => _ = InvokeAsync(() =>
    {
        StateHasChanged();
        return LookAsync();
    });
}
