using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SemCovNet.EventStore.Postgres;
using SemCovNet.EventStore.Sqlite;
using SemCovNet.EventStore.Verification;

namespace SemCovNet.EventStore;

public static class EventStoreRegistration
{
    /// <summary>
    /// Registers <see cref="IEventStore"/>, <see cref="CommandHandler"/> and <see cref="StreamVerifier"/>, once, however many
    /// modules ask. Options come from <see cref="EventStoreOptions.Section"/>, then from <paramref name="configure"/>.
    /// </summary>
    public static IServiceCollection AddEventStore(this IServiceCollection services, Action<EventStoreOptions>? configure = null)
    {
        var options = services.AddOptions<EventStoreOptions>().BindConfiguration(EventStoreOptions.Section).ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EventStoreOptions>, EventStoreOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IEventStore>(Create);
        services.TryAddSingleton<CommandHandler>();
        services.TryAddSingleton<StreamVerifier>();
        return services;
    }

    private static IEventStore Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<EventStoreOptions>>().Value;
        return options.Backend switch
        {
#if EVENTSTOREDB
            EventStoreOptions.EventStoreDb => new EventStoreDb.EventStoreDbEventStore(
                options.Connection, services.GetRequiredService<ILogger<EventStoreDb.EventStoreDbEventStore>>()),
#endif
            EventStoreOptions.Postgres => new PostgresEventStore(options.Connection, services.GetRequiredService<ILogger<PostgresEventStore>>()),
            _ => new SqliteEventStore(options.Connection, services.GetRequiredService<ILogger<SqliteEventStore>>()),
        };
    }
}
