using Microsoft.AspNetCore.Components.Server.Circuits;

namespace SemCovNet.Dashboard.Calls;

/// <summary>The connection between one browser's page and its components here.</summary>
public sealed class CircuitConnection : CircuitHandler
{
    private bool wasUp;
    private volatile bool isUp;

    /// <summary>Whether what is drawn now reaches the browser.</summary>
    public bool IsUp => isUp;

    /// <summary>It broke and stands again, with the same components: what the browser said meanwhile may be lost.</summary>
    public event Action? CameBack;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        isUp = true;
        if (wasUp)
            CameBack?.Invoke();
        wasUp = true;
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        isUp = false;
        return Task.CompletedTask;
    }
}
