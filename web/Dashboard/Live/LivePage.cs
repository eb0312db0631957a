using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Live;

/// <summary>A page that loads again when a stream it shows has a new event.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    // A burst of events (an epoch writes several) is one refresh.
    private static readonly TimeSpan Lull = TimeSpan.FromMilliseconds(300);

    private ITimer? refresh;
    private bool disposed;

    [Inject]
    protected StoreChanges Changes { get; set; } = default!;

    [Inject]
    protected TimeProvider Clock { get; set; } = default!;

    /// <summary>Whether an event in the stream changes what this page shows.</summary>
    protected abstract bool Shows(string stream);

    /// <summary>Loads the page's data, for the first time and again.</summary>
    protected abstract Task LoadAsync();

    protected override void OnInitialized()
    {
        refresh = Clock.CreateTimer(_ => Refresh(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Changes.StreamChanged += OnStreamChanged;
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    public void Dispose()
    {
        disposed = true;
        Changes.StreamChanged -= OnStreamChanged;
        refresh?.Dispose();
        GC.SuppressFinalize(this);
    }

    private void OnStreamChanged(string stream)
    {
        if (Shows(stream))
            refresh?.Change(Lull, Timeout.InfiniteTimeSpan);
    }

    private void Refresh() => _ = InvokeAsync(async () =>
    {
        if (disposed)
            return;
        await LoadAsync();
        StateHasChanged();
    });
}
