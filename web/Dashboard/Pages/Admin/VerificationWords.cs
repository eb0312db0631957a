using SemCovNet.Dashboard.Display;
using SemCovNet.EventStore.Verification;

namespace SemCovNet.Dashboard.Pages.Admin;

/// <summary>What a walk over the history found, in a sentence.</summary>
internal static class VerificationWords
{
    public static string Of(VerificationResult result) =>
        result.FirstFault is { } fault ? $"The first event that does not fit: {fault}"
        : result.Checkpoints?.FirstFault is { } signed ? $"The first checkpoint that does not fit: {signed}"
        : $"{Figure.Count(result.Events)} events of {Figure.Count(result.Streams)} streams fit the chains of their streams{Signed(result.Checkpoints)}. It took {Figure.Duration(TimeSpan.FromSeconds(result.Seconds))}.";

    private static string Signed(CheckpointsResult? checkpoints) => checkpoints switch
    {
        null => "; no signed checkpoints were looked at",
        { Count: 0 } => "; there is no signed checkpoint yet",
        _ => $", and the first {Figure.Count(checkpoints.Covered)} of them are what {Figure.Count(checkpoints.Count)} signed checkpoint{(checkpoints.Count == 1 ? " says" : "s say")}",
    };
}
