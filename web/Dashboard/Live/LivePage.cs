using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Calls;
using SemCovNet.Dashboard.Loading;

namespace SemCovNet.Dashboard.Live;

/// <summary>A page that loads again when a stream it shows has a new event, or, where its reader is not connected then, once they are again.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    // Events that are appended together are one refresh.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    // From one refresh to the next: events that never pause are one each time, and not none for ever.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(150);

    private ITimer? refresh;
    private long refreshed;
    private int gathering;
    private readonly Latest latest = new();
    private bool disposed;

    [Inject]
    protected StoreChanges Changes { get; set; } = default!;

    [Inject]
    protected CircuitConnection Connection { get; set; } = default!;

    [Inject]
    protected TimeProvider Clock { get; set; } = default!;

    /// <summary>Whether what was asked for last has not been answered yet.</summary>
    protected bool IsLoading => latest.IsPending;

    /// <summary>Whether an event in the stream changes what this page shows, or would show once it is loaded.</summary>
    protected abstract bool Shows(string stream);

    /// <summary>Loads the page's data by <see cref="ShowAsync{T}"/>, for the first time and again.</summary>
    protected abstract Task LoadAsync();

    /// <inheritdoc cref="Latest.ShowAsync"/>
    protected Task ShowAsync<T>(Task<T> reading, Action<T> show) => latest.ShowAsync(reading, show);

    protected override void OnInitialized()
    {
        refresh = Clock.CreateTimer(_ => Refresh(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Changes.StreamChanged += OnStreamChanged;
        Connection.CameBack += OnCameBack;
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    public void Dispose()
    {
        disposed = true;
        Changes.StreamChanged -= OnStreamChanged;
        Connection.CameBack -= OnCameBack;
        refresh?.Dispose();
        GC.SuppressFinalize(this);
    }

    private void OnStreamChanged(string stream)
    {
        if (Shows(stream) && Interlocked.Exchange(ref gathering, 1) == 0)
            RefreshAfter(Pace - Clock.GetElapsedTime(refreshed));
    }

    private void OnCameBack()
    {
        if (Volatile.Read(ref gathering) == 1)
            RefreshAfter(TimeSpan.Zero);
    }

    private void RefreshAfter(TimeSpan pause) => refresh?.Change(pause > Gathering ? pause : Gathering, Timeout.InfiniteTimeSpan);

    private void Refresh() => _ = InvokeAsync(async () =>
    {
        // Nobody would see it, and the server keeps such pages for minutes. What happened stays noted.
        if (disposed || !Connection.IsUp)
            return;
        if (IsLoading)
        {
            RefreshAfter(Pace);
            return;
        }
        // What happens from here on may be missed by this loading, and asks for another.
        refreshed = Clock.GetTimestamp();
        Interlocked.Exchange(ref gathering, 0);
        await LoadAsync();
        StateHasChanged();
    });
}
