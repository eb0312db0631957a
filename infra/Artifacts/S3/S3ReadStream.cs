using Amazon.S3.Model;

namespace SemCovNet.Artifacts.S3;

/// <summary>An object's bytes as they come. A server that falls silent or goes away in the middle is an error, never an early end.</summary>
internal sealed class S3ReadStream(GetObjectResponse response, S3Options options) : Stream
{
    private readonly Stream content = response.ResponseStream;

    /// <summary>How many bytes there are in all.</summary>
    public long ContentLength => response.ContentLength;

    public override bool CanRead => true;

    // A response has no way back; and what cannot seek tells no length either.
    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Timeout);
        try
        {
            return await content.ReadAsync(buffer, patience.Token);
        }
        catch (Exception failure) when (S3Failures.IsOfStore(failure, cancellationToken))
        {
            throw S3Failures.Explain(failure, options);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // With the same patience, which a response's own blocking read does not have.
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            response.Dispose();
        base.Dispose(disposing);
    }
}
