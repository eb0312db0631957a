using System.Diagnostics;
using SemCovNet.Artifacts.S3;

namespace SemCovNet.Tests.Unit.Artifacts.S3;

/// <summary>An S3 server of its own on loopback, with one bucket; it may be killed and started again on the same data.</summary>
internal sealed class S3Process : IDisposable
{
    private static readonly string Program = Path.Combine(Repository.Root, "infra", "test-s3", "serve.js");

    private readonly TemporaryFolder data = new();
    private readonly int port = BrokerProcess.FreePort();
    private Process? server;

    private S3Process() => Directory.CreateDirectory(data["semcov"]);

    public S3Options Options => new() { Bucket = "semcov", Endpoint = $"http://127.0.0.1:{port}", AccessKey = "S3RVER", SecretKey = "S3RVER", Retries = 0 };

    /// <summary>Skips the test where Node.js or the server's packages are missing.</summary>
    public static async Task<S3Process> StartAsync()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Path.GetDirectoryName(Program)!, "node_modules")), "The S3 server for tests is not installed: npm ci --prefix infra/test-s3");
        var started = new S3Process();
        await started.StartAgainAsync();
        return started;
    }

    public async Task StartAgainAsync()
    {
        server = Process.Start(new ProcessStartInfo("node", [Program, data.Path, $"{port}"]) { RedirectStandardOutput = true })!;
        var said = await server.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("listening", said);
    }

    /// <summary>SIGKILL: no last word.</summary>
    public void Kill()
    {
        server!.Kill();
        server.WaitForExit();
        server.Dispose();
        server = null;
    }

    public void RemoveBucket() => Directory.Delete(data["semcov"], recursive: true);

    public void Dispose()
    {
        if (server is not null)
            Kill();
        data.Dispose();
    }
}
