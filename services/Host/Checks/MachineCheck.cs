using SemCovNet.Artifacts;
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
            // The store of artifacts explains what its library said; others leave that to the innermost.
            var reason = failure is ArtifactStoreUnusableException ? failure.Message : failure.GetBaseException().Message;
            return new(Name, false, $"{reason} {Remedy}");
        }
    }
}
