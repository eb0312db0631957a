using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SemCovNet.Tests.Services.Deploying;

/// <summary>The script by which containers are asked for their health.</summary>
public sealed class HealthyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_that_is_ready_is_healthy()
    {
        await using var app = await StartAsync(StatusCodes.Status200OK, "Healthy");

        Assert.Equal((0, ""), await AskAsync(PortOf(app)));
        Assert.Equal((0, ""), await AskAsync(PortOf(app), "live"));
    }

    [Fact]
    public async Task One_that_is_not_is_unhealthy_and_its_reason_is_told()
    {
        await using var app = await StartAsync(StatusCodes.Status503ServiceUnavailable, "Unhealthy\nartifacts: the bucket is away");

        var (exit, said) = await AskAsync(PortOf(app));

        Assert.Equal(1, exit);
        Assert.Contains("artifacts: the bucket is away", said);
        Assert.Equal(0, (await AskAsync(PortOf(app), "live")).Exit);
    }

    [Fact]
    public async Task Where_nothing_listens_nothing_is_healthy()
    {
        string port;
        await using (var app = await StartAsync(StatusCodes.Status200OK, ""))
            port = PortOf(app);

        Assert.Equal((1, $"nothing listens on port {port}\n"), await AskAsync(port));
    }

    private static async Task<WebApplication> StartAsync(int status, string answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/health/live", () => "Healthy");
        app.MapGet("/health/ready", () => Results.Text(answer, statusCode: status));
        await app.StartAsync(Stop);
        return app;
    }

    private static string PortOf(WebApplication app) => $"{new Uri(app.Urls.Single()).Port}";

    private static async Task<(int Exit, string Said)> AskAsync(params string[] arguments)
    {
        using var healthy = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "infra", "docker", "healthy"), arguments) { RedirectStandardOutput = true })!;
        var said = await healthy.StandardOutput.ReadToEndAsync(Stop);
        await healthy.WaitForExitAsync(Stop);
        return (healthy.ExitCode, said);
    }
}
