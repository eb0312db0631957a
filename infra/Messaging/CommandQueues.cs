using MassTransit;
using SemCovNet.Contracts.Messages;

namespace SemCovNet.Messaging;

/// <summary>Commands go to one queue each, named after the command; events are published to whoever listens.</summary>
public static class CommandQueues
{
    /// <summary>For instance <c>queue:train-experiment</c>.</summary>
    public static Uri Of(Type command) => new($"queue:{KebabCaseEndpointNameFormatter.Instance.SanitizeName(command.Name)}");

    /// <summary>The queue's name for a consumer of <typeparamref name="TCommand"/>, so that sender and consumer cannot differ.</summary>
    public static string NameOf<TCommand>() where TCommand : class => KebabCaseEndpointNameFormatter.Instance.SanitizeName(typeof(TCommand).Name);

    /// <summary>Anyone may publish or send here.</summary>
    public static string Retraining => NameOf<RetrainRequested>();
}
