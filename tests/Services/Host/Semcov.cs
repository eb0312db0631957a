using System.Text.Json;
using SemCovNet.Cli.Commands;
using SemCovNet.Tests.Services.Host;

[assembly: AssemblyFixture(typeof(Semcov))]

namespace SemCovNet.Tests.Services.Host;

/// <summary>The command line in this process. Standard output and error are one for all, so its tests run one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Semcov
{
    public const string Name = "command line";

    private static readonly Captured Output = new();
    private static readonly Captured Error = new();

    // Before the first test: the command line keeps the writers it finds when it is first used, and some tests use its parts without a command.
    static Semcov()
    {
        Console.SetOut(Output);
        Console.SetError(Error);
    }

    internal static async Task<Answer> RunAsync(params string[] arguments)
    {
        Output.Clear();
        Error.Clear();
        return new(await SemcovCommandLine.RunAsync(arguments), Output.ToString(), Error.ToString());
    }

    /// <returns>What a part of the command line writes on standard output.</returns>
    internal static string Written(Action write)
    {
        Output.Clear();
        write();
        return Output.ToString();
    }

    private sealed class Captured : StringWriter
    {
        public void Clear() => GetStringBuilder().Clear();
    }
}

internal sealed record Answer(int ExitCode, string Output, string Error)
{
    public JsonElement Json()
    {
        Assert.True(ExitCode == 0, Error);
        return JsonDocument.Parse(Output).RootElement;
    }

    public void IsWrongUsage(string reason)
    {
        Assert.Equal((2, ""), (ExitCode, Output));
        Assert.StartsWith($"semcov: {reason}{Environment.NewLine}Try: semcov ", Error);
    }

    public void IsFailure(string reason) => Assert.Equal((1, "", $"semcov: {reason}{Environment.NewLine}"), (ExitCode, Output, Error));
}
