using Microsoft.Extensions.Options;

namespace SemCovNet.EventStore.Checkpoints;

/// <summary>Signed checkpoints over all events: section <c>Semcov:Checkpoints</c>, or <c>SEMCOV__CHECKPOINTS__…</c> in the environment.</summary>
public sealed class CheckpointOptions
{
    public const string Section = "Semcov:Checkpoints";

    /// <summary>Folder of checkpoints and keys, shared by all processes that work on the same events. Required.</summary>
    public string Directory { get; set; } = "";

    /// <summary>A checkpoint follows at the latest after so many new events; 1 and above, default 1000.</summary>
    public long Events { get; set; } = 1000;

    /// <summary>And where there are new events, at the latest after so many seconds; 1 and above, default 300.</summary>
    public int Seconds { get; set; } = 300;

    /// <summary>Whether this process signs; default true. False where it does not see the folder of those that do, as a trainer on another machine.</summary>
    public bool Sign { get; set; } = true;
}

internal sealed class CheckpointOptionsValidator : IValidateOptions<CheckpointOptions>
{
    public ValidateOptionsResult Validate(string? name, CheckpointOptions options) => options switch
    {
        { Directory: "" } => ValidateOptionsResult.Fail(
            $"{CheckpointOptions.Section}:Directory is not set: give the folder of checkpoints and keys, for instance SEMCOV__CHECKPOINTS__DIRECTORY=/var/lib/semcov/checkpoints."),
        { Events: < 1 } => ValidateOptionsResult.Fail($"{CheckpointOptions.Section}:Events is {options.Events}: set it to 1 or more."),
        { Seconds: < 1 } => ValidateOptionsResult.Fail($"{CheckpointOptions.Section}:Seconds is {options.Seconds}: set it to 1 or more."),
        _ => ValidateOptionsResult.Success,
    };
}
