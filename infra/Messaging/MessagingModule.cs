using System.Text.Json.Serialization;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SemCovNet.Messaging;

public static class MessagingModule
{
    /// <summary>Adds a service's consumers to the bus; call before <see cref="AddMessaging"/>.</summary>
    public static IServiceCollection AddConsumers(this IServiceCollection services, Action<IBusRegistrationConfigurator> register) =>
        services.AddSingleton(new ConsumerRegistration(register));

    /// <summary>The bus with every consumer added so far, and the relay that publishes what the streams say.</summary>
    /// <param name="consume">False for a process that only publishes.</param>
    public static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration, bool consume = true)
    {
        services.AddOptions<MessagingOptions>().BindConfiguration(MessagingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MessagingOptions>, MessagingOptionsValidator>();
        var options = configuration.GetSection(MessagingOptions.Section).Get<MessagingOptions>() ?? new();
        var registrations = !consume ? [] : services.Select(service => service.ImplementationInstance).OfType<ConsumerRegistration>().ToList();

        // Without it the first messages published before an endpoint is bound are confirmed and lost.
        services.AddOptions<MassTransitHostOptions>().Configure(host => host.WaitUntilStarted = true);
        services.AddMassTransit(bus =>
        {
            bus.AddConsumeObserver(provider => provider.GetRequiredService<InFlight>());
            // Nothing leaves this machine unasked.
            bus.DisableUsageTelemetry();
            bus.SetKebabCaseEndpointNameFormatter();
            registrations.ForEach(registration => registration.Register(bus));
            if (options.Transport == BusTransport.RabbitMq)
                UseRabbitMq(bus, options);
            else
                bus.UsingInMemory((context, transport) => ConfigureBus(context, transport));
        });
        return services.AddSingleton<InFlight>().AddSingleton<Relay>().AddSingleton<RelayLag>().AddHostedService<RelayService>().AddHostedService<RelayLagService>();
    }

    private static void UseRabbitMq(IBusRegistrationConfigurator bus, MessagingOptions options)
    {
        bus.AddConfigureEndpointsCallback((_, endpoint) =>
        {
            if (endpoint is IRabbitMqReceiveEndpointConfigurator queue)
                queue.SetQuorumQueue(options.QuorumSize);
        });
        bus.UsingRabbitMq((context, transport) =>
        {
            transport.Host(new Uri(options.Uri));
            ConfigureBus(context, transport);
        });
    }

    private static void ConfigureBus<T>(IBusRegistrationContext context, IBusFactoryConfigurator<T> transport) where T : IReceiveEndpointConfigurator
    {
        transport.ConfigureJsonSerializerOptions(json =>
        {
            json.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase));
            return json;
        });
        // A conflict or a busy file passes; what still fails after these is parked in the queue's _error queue.
        transport.UseMessageRetry(retry => retry.Exponential(5, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(200)));
        transport.ConfigureEndpoints(context);
    }

    private sealed record ConsumerRegistration(Action<IBusRegistrationConfigurator> Register);
}
