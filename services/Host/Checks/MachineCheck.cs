using SemCovNet.Cli.Running;

namespace SemCovNet.Cli.Checks;

/// <param name="Detail">What was found, or what failed and how to mend it.</param>
internal sealed record Finding(string Check, bool Ok, string Detail);

/// <param name="Look">Returns what it found; throws where it does not work.</param>
/// <param name="Remedy">What to do then.</param>
internal sealed record MachineCheck(string Name, Func<Platform, CancellationToken, Task<string>> Look, string Remedy)
{
    public async Task<Finding> RunAsync(Platform platform, CancellationToken cancellation)
    {
        try
        {
            return new(Name, true, await Look(platform, cancellation));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever goes wrong is the finding: that is what a check is for.
            return new(Name, false, $"{failure.GetBaseException().Message} {Remedy}");
        }
    }
}
