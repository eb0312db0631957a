using System.Globalization;
using Microsoft.Extensions.Options;

namespace SemCovNet.Training;

/// <summary>How this trainer works: section <c>Semcov:Trainer</c>, or <c>SEMCOV__TRAINER__…</c> in the environment.</summary>
public sealed class TrainerOptions
{
    public const string Section = "Semcov:Trainer";

    /// <summary>How long a trainer may be silent before another takes over, 2 seconds to 10 minutes; renewed three times in that span. Default 30 s.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often waiting experiments are looked for besides what messages announce, 0.1 to 60 s. Default 2 s.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Attempts without a single new checkpoint before the experiment is given up, 1 to 100. Default 5.</summary>
    public int FruitlessAttempts { get; set; } = 5;

    /// <summary>How long an experiment waits after an attempt that failed, 0 to 600 s; twice as long after each further one, up to 10 minutes. Default 10 s.</summary>
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Pools whose experiments this trainer takes, separated by commas, for instance <c>gpu</c>; those that ask for none it takes always. Default: every pool.</summary>
    public string Pools { get; set; } = "";

    /// <summary>Experiments of one user that are trained at the same time, over all trainers, 0 to 1000; the same for all of them. Default 0: any number.</summary>
    public int RunningPerUser { get; set; }

    /// <summary>Whether this process trains; default true. False for one that only opens and cancels experiments and leaves the training to others.</summary>
    public bool Trains { get; set; } = true;

    /// <summary>Share of the memory this process may use in which decoded pictures are kept, 0 to 0.8; others are decoded each time they are shown. Default 0.25.</summary>
    public double PictureMemory { get; set; } = 0.25;

    internal long PictureBytes => (long)(PictureMemory * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <param name="pool">Null for an experiment that asks for none.</param>
    public bool Serves(string? pool) =>
        pool is null || Pools.Length == 0 || Pools.Split(',', StringSplitOptions.TrimEntries).Contains(pool, StringComparer.Ordinal);
}

internal sealed class TrainerOptionsValidator : IValidateOptions<TrainerOptions>
{
    public ValidateOptionsResult Validate(string? name, TrainerOptions options) => options switch
    {
        { Lease: var lease } when lease < TimeSpan.FromSeconds(2) || lease > TimeSpan.FromMinutes(10) => Refuse("Lease", $"is {lease}: set 00:00:02 to 00:10:00."),
        { Poll: var poll } when poll < TimeSpan.FromSeconds(0.1) || poll > TimeSpan.FromMinutes(1) => Refuse("Poll", $"is {poll}: set 00:00:00.1 to 00:01:00."),
        { FruitlessAttempts: < 1 or > 100 } => Refuse("FruitlessAttempts", $"is {options.FruitlessAttempts}: set 1 to 100."),
        { RetryPause: var pause } when pause < TimeSpan.Zero || pause > TimeSpan.FromMinutes(10) => Refuse("RetryPause", $"is {pause}: set 00:00:00 to 00:10:00."),
        { Pools: var pools } when pools.Length > 0 && !pools.Split(',', StringSplitOptions.TrimEntries).All(PoolName.IsValid) =>
            Refuse("Pools", $"is \"{pools}\": set {PoolName.Rule}, several with commas between them."),
        { RunningPerUser: < 0 or > 1000 } => Refuse("RunningPerUser", $"is {options.RunningPerUser}: set 0, for any number, to 1000."),
        { PictureMemory: not (>= 0 and <= 0.8) } => Refuse("PictureMemory", string.Create(CultureInfo.InvariantCulture, $"is {options.PictureMemory}: set 0 to 0.8.")),
        _ => ValidateOptionsResult.Success,
    };

    private static ValidateOptionsResult Refuse(string key, string what) => ValidateOptionsResult.Fail($"{TrainerOptions.Section}:{key} {what}");
}
