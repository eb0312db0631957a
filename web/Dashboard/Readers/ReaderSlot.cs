namespace SemCovNet.Dashboard.Readers;

/// <summary>Where a circuit keeps its reader: filled once the browser has answered, seen by all that happens in the circuit.</summary>
internal sealed class ReaderSlot
{
    public Reader Reader { get; set; } = Reader.Plain;
}
