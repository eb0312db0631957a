using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SemCovNet.EventStore.Proofs;

namespace SemCovNet.EventStore.Checkpoints;

public static class CheckpointRegistration
{
    /// <summary>
    /// Registers <see cref="CheckpointFolder"/> and <see cref="CheckpointWriter"/>, and signs while the host runs. Needs
    /// <see cref="EventStoreRegistration.AddEventStore"/>. Register it before what appends: hosted services stop in the opposite order, and the last
    /// checkpoint is to cover what the others appended last.
    /// </summary>
    public static IServiceCollection AddCheckpoints(this IServiceCollection services)
    {
        services.AddOptions<CheckpointOptions>().BindConfiguration(CheckpointOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CheckpointOptions>, CheckpointOptionsValidator>());
        services.TryAddSingleton(found => new CheckpointFolder(found.GetRequiredService<IOptions<CheckpointOptions>>().Value.Directory));
        services.TryAddSingleton<CheckpointWriter>();
        services.TryAddSingleton<ProofMaker>();
        services.AddHostedService<CheckpointService>();
        return services;
    }
}
