using System.Net;
using System.Text.RegularExpressions;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Chaos.Driving;

/// <summary><c>semcov up</c> on a home, and a client of it.</summary>
internal sealed class RunningPlatform : IAsyncDisposable
{
    private readonly SubjectProcess process;

    private RunningPlatform(SubjectProcess process, Uri address) => (this.process, Client) = (process, new HttpClient { BaseAddress = address });

    public HttpClient Client { get; }

    public static string Program => Path.Combine(
        Repository.Root, "services", "Host", Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "Chaos"), AppContext.BaseDirectory), "semcov");

    /// <param name="settings">Its environment; null for nothing of ours.</param>
    public static async Task<RunningPlatform> StartAsync(string home, IReadOnlyDictionary<string, string>? settings = null)
    {
        var process = SubjectProcess.StartFile(Program, ["up", "--urls", "http://127.0.0.1:0", "--home", home], settings: settings);
        var line = await process.SaidAsync(said => said.Contains("dashboard at", StringComparison.Ordinal));
        return new(process, new Uri(Regex.Match(line, @"http://127\.0\.0\.1:\d+").Value));
    }

    /// <summary>Runs a command of <c>semcov</c> to its end.</summary>
    public static Task CommandAsync(params string[] arguments) => CommandAsync(null, null, arguments);

    /// <param name="program">The <c>semcov</c> of another build; null for that of this one.</param>
    /// <param name="settings">Its environment; null for nothing of ours.</param>
    public static async Task CommandAsync(string? program, IReadOnlyDictionary<string, string>? settings, params string[] arguments)
    {
        await using var command = SubjectProcess.StartFile(program ?? Program, arguments, settings: settings);
        await command.EndAsync();
        Assert.True(command.ExitCode == 0, $"The command failed: {command}");
    }

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await process.DisposeAsync();
    }
}
