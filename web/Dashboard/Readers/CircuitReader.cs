using Microsoft.AspNetCore.Components.Server.Circuits;

namespace SemCovNet.Dashboard.Readers;

/// <summary>The reader of one circuit.</summary>
public sealed class CircuitReader : CircuitHandler
{
    private readonly ReaderSlot slot = new();

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        Reader.Enter(slot);
        await next(context);
    };

    /// <summary>Also for what the calling asynchronous method draws next.</summary>
    public void Set(Reader reader)
    {
        slot.Reader = reader;
        Reader.Enter(slot);
    }
}
