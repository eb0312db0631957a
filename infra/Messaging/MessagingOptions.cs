using System.ComponentModel.DataAnnotations;

namespace SemCovNet.Messaging;

public enum BusTransport
{
    /// <summary>Within one process: what is under way when it dies is found again from the streams.</summary>
    InMemory,
    RabbitMq,
}

/// <summary>Section <c>Bus</c>; by environment <c>SEMCOV__BUS__TRANSPORT=rabbitmq</c>, <c>SEMCOV__BUS__URI=amqp://user:password@127.0.0.1:5672/</c>.</summary>
public sealed class MessagingOptions : IValidatableObject
{
    public const string Section = "Bus";

    /// <summary>inMemory (default) or rabbitMq.</summary>
    public BusTransport Transport { get; set; } = BusTransport.InMemory;

    /// <summary>The broker, <c>amqp://user:password@host:port/virtual-host</c>; used with rabbitMq only.</summary>
    public string? Uri { get; set; }

    /// <summary>Replicas of a quorum queue. Default 1: a single broker; 3 or 5 in a cluster.</summary>
    [Range(1, 9, ErrorMessage = "Bus:QuorumSize is the number of a quorum queue's replicas: set 1 to 9.")]
    public int QuorumSize { get; set; } = 1;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Transport == BusTransport.RabbitMq && !(System.Uri.TryCreate(Uri, UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps"))
            yield return new("Bus:Transport is rabbitMq, so Bus:Uri must say where the broker is: set SEMCOV__BUS__URI=amqp://user:password@host:5672/.");
    }
}
