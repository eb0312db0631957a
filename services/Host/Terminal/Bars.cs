using Spectre.Console;

namespace SemCovNet.Cli.Terminal;

/// <summary>A progress bar on standard error, one task a stage; silent where standard error is no terminal.</summary>
internal static class Bars
{
    public delegate void Show(string stage, int done, int total);

    public static Task<T> RunAsync<T>(string firstStage, Func<Show, Task<T>> work) =>
        Out.Progress.Profile.Capabilities.Interactive
            ? Out.Progress.Progress().AutoClear(false)
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(bars => work(new Stages(bars, firstStage).Show))
            : work(new Announcements().Show);

    private sealed class Stages(ProgressContext bars, string first)
    {
        private readonly Lock gate = new();
        private readonly Dictionary<string, ProgressTask> tasks = new() { [first] = bars.AddTask(first) };

        public void Show(string stage, int done, int total)
        {
            lock (gate)
            {
                if (!tasks.TryGetValue(stage, out var task))
                    tasks[stage] = task = bars.AddTask(Markup.Escape(stage));
                (task.MaxValue, task.Value) = (Math.Max(total, 1), done);
            }
        }
    }

    /// <summary>In a log a stage is worth one line.</summary>
    private sealed class Announcements
    {
        private readonly Lock gate = new();
        private string? last;

        public void Show(string stage, int done, int total)
        {
            lock (gate)
            {
                if (stage != last)
                    Out.Say($"{stage} ({total})");
                last = stage;
            }
        }
    }
}

/// <summary>Reports on the caller's thread: <see cref="Progress{T}"/> would report late and out of order.</summary>
internal sealed class Immediately<T>(Action<T> handle) : IProgress<T>
{
    public void Report(T value) => handle(value);
}
