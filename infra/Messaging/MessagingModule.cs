using System.Text.Json.Serialization;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SemCovNet.Messaging.Parking;

namespace SemCovNet.Messaging;

public static class MessagingModule
{
    // What a consumer has to end in once its process stops, before it is cut short; its message comes again. An evaluation takes minutes, and containers are killed after 10 s.
    private static readonly TimeSpan LongestLeave = TimeSpan.FromSeconds(5);

    /// <summary>Adds a service's consumers to the bus; call before <see cref="AddMessaging"/>.</summary>
    /// <param name="refusals">Exceptions that say that a message can never be consumed: it is parked at once, for another try would end the same way.</param>
    public static IServiceCollection AddConsumers(this IServiceCollection services, Action<IBusRegistrationConfigurator> register, params Type[] refusals) =>
        services.AddSingleton(new ConsumerRegistration(register, refusals));

    /// <summary>The bus with every consumer added so far, and the relay that publishes what the streams say.</summary>
    /// <param name="consume">False for a process that only publishes.</param>
    public static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration, bool consume = true)
    {
        services.AddOptions<MessagingOptions>().BindConfiguration(MessagingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MessagingOptions>, MessagingOptionsValidator>();
        var options = configuration.GetSection(MessagingOptions.Section).Get<MessagingOptions>() ?? new();
        var registrations = !consume ? [] : services.Select(service => service.ImplementationInstance).OfType<ConsumerRegistration>().ToList();

        services.AddOptions<MassTransitHostOptions>().Configure(host =>
        {
            // Without it the first messages published before an endpoint is bound are confirmed and lost.
            host.WaitUntilStarted = true;
            host.ConsumerStopTimeout = LongestLeave;
        });
        services.AddMassTransit(bus =>
        {
            bus.AddConsumeObserver(provider => provider.GetRequiredService<InFlight>());
            // Nothing leaves this machine unasked.
            bus.DisableUsageTelemetry();
            bus.SetKebabCaseEndpointNameFormatter();
            registrations.ForEach(registration => registration.Register(bus));
            bus.AddConfigureEndpointsCallback((context, queue, endpoint) =>
            {
                endpoint.ConnectConsumerConfigurationObserver(context.GetRequiredService<Listeners>().At(queue));
                Park(context, endpoint);
            });
            Type[] refusals = [.. registrations.SelectMany(registration => registration.Refusals)];
            if (options.Transport == BusTransport.RabbitMq)
                UseRabbitMq(bus, options, refusals, deadLetters: registrations.Count > 0);
            else
                bus.UsingInMemory((context, transport) => ConfigureBus(context, transport, refusals));
        });
        services.AddSingleton<ParkedMessages>().AddSingleton<Parking.Parking>().AddSingleton<Replay>();
        services.AddSingleton<InFlight>().AddSingleton<Listeners>().AddSingleton<Relay>().AddSingleton<RelayLag>();
        return options.Relay ? services.AddHostedService<RelayService>().AddHostedService<RelayLagService>() : services;
    }

    private static void UseRabbitMq(IBusRegistrationConfigurator bus, MessagingOptions options, Type[] refusals, bool deadLetters)
    {
        bus.AddConfigureEndpointsCallback((_, endpoint) =>
        {
            if (endpoint is IRabbitMqReceiveEndpointConfigurator queue)
                queue.SetQuorumQueue(options.QuorumSize);
        });
        bus.UsingRabbitMq((context, transport) =>
        {
            transport.Host(new Uri(options.Uri));
            ConfigureBus(context, transport, refusals);
            if (deadLetters)
                transport.ReceiveEndpoint(CommandQueues.DeadLetters, endpoint => ParkDeadLetters(context, endpoint, options));
        });
    }

    private static void ConfigureBus<T>(IBusRegistrationContext context, IBusFactoryConfigurator<T> transport, Type[] refusals) where T : IReceiveEndpointConfigurator
    {
        transport.ConfigureJsonSerializerOptions(json =>
        {
            json.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase));
            return json;
        });
        // A conflict or a busy file passes; what still fails after these is parked.
        transport.UseMessageRetry(retry => retry.Exponential(5, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(200)).Ignore(refusals));
        transport.ConfigureEndpoints(context);
    }

    private static void Park(IRegistrationContext context, IReceiveEndpointConfigurator endpoint)
    {
        var parking = context.GetRequiredService<Parking.Parking>();
        // Nobody listens to them, and a service's user may not say them: refused, the broker would close the channel before the message is parked.
        endpoint.PublishFaults = false;
        endpoint.UseFilter(new Unanswered());
        endpoint.ConfigureError(errors => errors.UseFilter(parking.Faulted));
        endpoint.ConfigureDeadLetter(skipped => skipped.UseFilter(parking.Skipped));
    }

    // What the broker itself takes off a queue; a policy sends it here. Every service looks after it, whosesoever it was.
    private static void ParkDeadLetters(IRegistrationContext context, IRabbitMqReceiveEndpointConfigurator endpoint, MessagingOptions options)
    {
        endpoint.SetQuorumQueue(options.QuorumSize);
        endpoint.ConfigureReceive(letters => letters.UseFilter(context.GetRequiredService<Parking.Parking>().DeadLettered));
    }

    private sealed record ConsumerRegistration(Action<IBusRegistrationConfigurator> Register, Type[] Refusals);
}
