using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace SemCovNet.Tests.Integration.Running;

/// <summary>A running <c>semcov</c>; killed when the test is done with it.</summary>
public sealed class SemcovProcess : IAsyncDisposable
{
    private const int Sigterm = 15;

    private readonly Process process;
    private readonly string commandLine;
    private readonly Task<string> output;
    private readonly Task errors;
    private readonly StringBuilder said = new();
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    private SemcovProcess(Process process, string commandLine)
    {
        this.process = process;
        this.commandLine = commandLine;
        output = process.StandardOutput.ReadToEndAsync();
        errors = ListenAsync();
    }

    public int Id => process.Id;

    public static SemcovProcess Start(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(SemcovProgram.File, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("SEMCOV__", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(inherited);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new(Process.Start(start)!, $"semcov {string.Join(' ', arguments)}");
    }

    /// <summary>Waits for its end.</summary>
    public async Task<Answer> EndAsync(TimeSpan? limit = null)
    {
        await Patience.WaitAsync(process.WaitForExitAsync(), () => $"This did not end: {this}", limit);
        await errors;
        return new(process.ExitCode, await output, said.ToString());
    }

    /// <summary>Waits for a line on standard error.</summary>
    public Task<Match> SaysAsync(string pattern) => Patience.WaitAsync(FindAsync(pattern), () => $"\"{pattern}\" was never said by {this}");

    /// <summary>SIGTERM: please stop.</summary>
    public void Terminate() => Assert.Equal(0, SendSignal(Id, Sigterm));

    /// <summary>SIGKILL: no last word.</summary>
    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>The command, and what it has said on standard error.</summary>
    public override string ToString()
    {
        lock (said)
            return $"{commandLine}\n{said}";
    }

    private async Task<Match> FindAsync(string pattern)
    {
        await foreach (var line in lines.Reader.ReadAllAsync())
        {
            if (Regex.Match(line, pattern) is { Success: true } match)
                return match;
        }
        throw new InvalidOperationException($"\"{pattern}\" was not said before the end of {this}");
    }

    private async Task ListenAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            lock (said)
                said.AppendLine(line);
            lines.Writer.TryWrite(line);
        }
        lines.Writer.Complete();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
