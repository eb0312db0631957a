using System.Net;
using System.Net.Sockets;

namespace SemCovNet.Tests.Integration.Distributed;

/// <summary>An address of loopback that refuses everybody until it is connected with a server.</summary>
internal sealed class Wire : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly DnsEndPoint server;

    public Wire(string host, int port)
    {
        server = new(host, port);
        // Bound and not listened at, the port is taken and refuses.
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public int Port => ((IPEndPoint)socket.LocalEndPoint!).Port;

    public void Connect()
    {
        socket.Listen();
        _ = AcceptAsync();
    }

    public void Dispose() => socket.Dispose();

    private async Task AcceptAsync()
    {
        while (await socket.AcceptAsync() is { } client)
            _ = CarryAsync(client);
    }

    private async Task CarryAsync(Socket client)
    {
        using var near = new NetworkStream(client, ownsSocket: true);
        var other = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await other.ConnectAsync(server);
        using var far = new NetworkStream(other, ownsSocket: true);
        // Where one side hangs up, so does the other.
        await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
    }
}
