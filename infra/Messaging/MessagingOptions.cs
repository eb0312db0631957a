using Microsoft.Extensions.Options;

namespace SemCovNet.Messaging;

public enum BusTransport
{
    /// <summary>Within one process: what is under way when it dies is found again from the streams.</summary>
    InMemory,
    RabbitMq,
}

/// <summary>How services reach each other: section <c>Semcov:Bus</c>, or <c>SEMCOV__BUS__…</c> in the environment.</summary>
public sealed class MessagingOptions
{
    public const string Section = "Semcov:Bus";

    /// <summary>inMemory (default) or rabbitMq.</summary>
    public BusTransport Transport { get; set; } = BusTransport.InMemory;

    /// <summary>The broker, <c>amqp://user:password@host:port/virtual-host</c>; required with rabbitMq, unused without.</summary>
    public string Uri { get; set; } = "";

    /// <summary>Replicas of a quorum queue, 1 to 9. Default 1: a single broker; 3 or 5 in a cluster.</summary>
    public int QuorumSize { get; set; } = 1;

    /// <summary>
    /// Whether this process publishes what the streams say; default true, and of several that do one does at a time. False where <c>semcov serve relay</c>
    /// does, so that the other services need no right to write to the broker.
    /// </summary>
    public bool Relay { get; set; } = true;

    /// <summary>How long the relay waits until the broker has taken what it publishes; then it says it again, under the same message id. Default 30 s; 1 s to 10 min.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);
}

internal sealed class MessagingOptionsValidator : IValidateOptions<MessagingOptions>
{
    public ValidateOptionsResult Validate(string? name, MessagingOptions options) => options switch
    {
        { Transport: BusTransport.RabbitMq, Uri: var uri } when !IsBroker(uri) => ValidateOptionsResult.Fail(
            $"{MessagingOptions.Section}:Uri does not say where the broker is: set SEMCOV__BUS__URI=amqp://user:password@host:5672/."),
        { QuorumSize: < 1 or > 9 } => ValidateOptionsResult.Fail(
            $"{MessagingOptions.Section}:QuorumSize is {options.QuorumSize}, but a quorum queue has 1 to 9 replicas."),
        { Patience: var patience } when patience < TimeSpan.FromSeconds(1) || patience > TimeSpan.FromMinutes(10) => ValidateOptionsResult.Fail(
            $"{MessagingOptions.Section}:Patience is {patience}: set 00:00:01 to 00:10:00."),
        _ => ValidateOptionsResult.Success,
    };

    private static bool IsBroker(string uri) => System.Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.Scheme is ("amqp" or "amqps");
}
