using System.Net;
using System.Net.Sockets;

namespace SemCovNet.Tests;

/// <summary>A network between this machine's programs and a server: an address of loopback that refuses everybody until it is connected, and that may fail.</summary>
internal sealed class Wire : IDisposable
{
    private const int Chunk = 1 << 16;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    private readonly Socket entrance = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly DnsEndPoint server;
    private readonly Lock gate = new();
    private readonly HashSet<Socket> open = [];

    private int passed;

    public Wire(string host, int port)
    {
        server = new(host, port);
        // Bound and not listened at, the port is taken and refuses.
        entrance.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public int Port => ((IPEndPoint)entrance.LocalEndPoint!).Port;

    /// <summary>How long each piece of data is under way.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Each piece of data whose number this divides resets its connection instead of arriving; 0 for none.</summary>
    public int ResetEvery { get; set; }

    /// <summary>Nothing arrives, and nobody is told.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Every connection is reset, and every new one at once.</summary>
    public bool IsCut { get; set; }

    public void Connect()
    {
        entrance.Listen();
        _ = AcceptAsync();
    }

    /// <summary>All connections there are.</summary>
    public void Reset()
    {
        lock (gate)
        {
            foreach (var socket in open)
                socket.Close(timeout: 0);
            open.Clear();
        }
    }

    public void Dispose()
    {
        entrance.Dispose();
        Reset();
    }

    private async Task AcceptAsync()
    {
        while (true)
            _ = CarryAsync(await entrance.AcceptAsync());
    }

    private async Task CarryAsync(Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            Keep(near, far);
            await far.ConnectAsync(server);
            // Where one side hangs up, so does the other.
            await await Task.WhenAny(CopyAsync(near, far), CopyAsync(far, near));
        }
        catch (Exception failed) when (failed is SocketException or ObjectDisposedException)
        {
            // The connection's two ends learn of it below.
        }
        finally
        {
            Hang(near, far);
        }
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[Chunk];
        while (await from.ReceiveAsync(buffer) is > 0 and var length)
        {
            while (IsSilent)
                await Task.Delay(LookInterval);
            await Task.Delay(Latency);
            if (IsCut || (ResetEvery > 0 && Interlocked.Increment(ref passed) % ResetEvery == 0))
                return;
            for (var sent = 0; sent < length;)
                sent += await to.SendAsync(buffer.AsMemory(sent, length - sent));
        }
    }

    private void Keep(Socket near, Socket far)
    {
        lock (gate)
            open.UnionWith([near, far]);
    }

    private void Hang(Socket near, Socket far)
    {
        lock (gate)
            open.ExceptWith([near, far]);
        near.Close(timeout: 0);
        far.Close(timeout: 0);
    }
}
