using MassTransit;
using SemCovNet.Contracts.Messages;

namespace SemCovNet.Messaging;

/// <summary>Commands go to one queue each, named after the command; events are published to whoever listens.</summary>
public static class CommandQueues
{
    /// <summary>Anyone on the broker may publish or send here.</summary>
    public static string Retraining { get; } = KebabCaseEndpointNameFormatter.Instance.SanitizeName(nameof(RetrainRequested));

    /// <summary>Where the broker puts what was delivered as often as it allows.</summary>
    public const string DeadLetters = "dead-letters";
}
