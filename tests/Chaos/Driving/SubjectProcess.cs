using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace SemCovNet.Tests.Chaos.Driving;

/// <summary>A process under test, as its driver sees it: what it says, and its end. Killed when the driver is done with it.</summary>
internal sealed class SubjectProcess : IAsyncDisposable
{
    private const int Sigcont = 18;
    private const int Sigstop = 19;

    private static readonly string Self = Path.Combine(AppContext.BaseDirectory, "SemCovNet.Tests.Chaos");

    private readonly Process process;
    private readonly Task listening;
    private readonly StringBuilder errors = new();
    private readonly Lock gate = new();
    private readonly List<string> said = [];
    private readonly List<(Func<string, bool> Matches, TaskCompletionSource<string> Found)> awaited = [];
    private readonly long started = Stopwatch.GetTimestamp();

    private SubjectProcess(ProcessStartInfo start, Action<string>? heard)
    {
        process = Process.Start(start)!;
        listening = Task.WhenAll(Task.Run(() => ListenAsync(heard)), Task.Run(ListenToErrorsAsync));
    }

    /// <summary>Once it has ended.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>Since its start.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(started);

    /// <summary>Starts a part of this program as a process of its own.</summary>
    /// <param name="heard">Called for each line, in order, before anyone who waits for it goes on.</param>
    /// <param name="settings">Its environment; null for nothing of ours.</param>
    public static SubjectProcess Start(IEnumerable<string> arguments, Action<string>? heard = null, IReadOnlyDictionary<string, string>? settings = null) =>
        StartFile(Self, ["subject", .. arguments], heard, settings);

    /// <param name="settings">Its environment; null for nothing of ours.</param>
    public static SubjectProcess StartFile(
        string file, IEnumerable<string> arguments, Action<string>? heard = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("SEMCOV__", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(inherited);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new(start, heard);
    }

    /// <summary>The first line, on either output, that matches, past or to come.</summary>
    public Task<string> SaidAsync(Func<string, bool> matches) => FindAsync(matches, includingPast: true);

    public Task<string> SaidAsync(string word) => SaidAsync(Begins(word));

    /// <summary>The next line, from now on, that begins with the word.</summary>
    public Task<string> SaysAsync(string word) => SaysAsync(Begins(word));

    /// <summary>The next line, from now on, that matches.</summary>
    public Task<string> SaysAsync(Func<string, bool> matches) => FindAsync(matches, includingPast: false);

    /// <summary>SIGSTOP: it stands still wherever it is.</summary>
    public void Freeze() => Signal(Sigstop);

    /// <summary>SIGCONT: it goes on, and knows nothing of the time between.</summary>
    public void Thaw() => Signal(Sigcont);

    /// <summary>SIGKILL; returns when all that it had said was heard.</summary>
    public Task KillAsync()
    {
        process.Kill();
        return EndAsync();
    }

    /// <summary>Waits until it has died or ended, and for all that it had said.</summary>
    public async Task EndAsync()
    {
        await Patience.ForAsync(Task.WhenAll(process.WaitForExitAsync(), listening), () => $"This did not end: {this}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    public override string ToString()
    {
        lock (gate)
            return $"{string.Join(' ', process.StartInfo.ArgumentList)}\n{errors}";
    }

    private void Signal(int signal) => Assert.Equal(0, SendSignal(process.Id, signal));

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);

    private static Func<string, bool> Begins(string word) => line => line == word || line.StartsWith(word + " ", StringComparison.Ordinal);

    private Task<string> FindAsync(Func<string, bool> matches, bool includingPast)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (includingPast && said.Find(line => matches(line)) is { } past)
                return Task.FromResult(past);
            awaited.Add((matches, found));
        }
        if (listening.IsCompleted)
            Abandon();
        return Patience.ForAsync(found.Task, () => $"What was awaited was never said by {this}");
    }

    private async Task ListenAsync(Action<string>? heard)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            heard?.Invoke(line);
            Tell(line);
        }
        Abandon();
    }

    private async Task ListenToErrorsAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            lock (gate)
                errors.AppendLine(line);
            Tell(line);
        }
    }

    private void Tell(string line)
    {
        lock (gate)
        {
            said.Add(line);
            foreach (var wait in awaited.Where(wait => wait.Matches(line)).ToList())
            {
                awaited.Remove(wait);
                wait.Found.TrySetResult(line);
            }
        }
    }

    private void Abandon()
    {
        lock (gate)
        {
            awaited.ForEach(wait => wait.Found.TrySetException(new InvalidOperationException($"It ended before it said what was awaited: {this}")));
            awaited.Clear();
        }
    }
}
