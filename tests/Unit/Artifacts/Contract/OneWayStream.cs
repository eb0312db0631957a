namespace SemCovNet.Tests.Unit.Artifacts.Contract;

/// <summary>Bytes that come once and in pieces, as from a network.</summary>
internal sealed class OneWayStream(byte[] content) : MemoryStream(content)
{
    private const int Piece = 100_003;

    /// <summary>Whether the sender goes away instead of ending.</summary>
    public bool BreaksOff { get; init; }

    public override bool CanSeek => false;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer[..Math.Min(buffer.Length, Piece)], cancellationToken);
        return read > 0 || !BreaksOff ? read : throw new EndOfStreamException("The sender went away.");
    }
}
