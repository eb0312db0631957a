using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SemCovNet.Artifacts.Files;
using SemCovNet.Artifacts.S3;

namespace SemCovNet.Artifacts;

public static class ArtifactRegistration
{
    /// <summary>
    /// Registers <see cref="IArtifactStore"/>, once, and sweeps old leftovers at the start. Options come from
    /// <see cref="ArtifactOptions.Section"/>, then from <paramref name="configure"/>.
    /// </summary>
    public static IServiceCollection AddArtifacts(this IServiceCollection services, Action<ArtifactOptions>? configure = null)
    {
        var options = services.AddOptions<ArtifactOptions>().BindConfiguration(ArtifactOptions.Section).ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ArtifactOptions>, ArtifactOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => Create(provider.GetRequiredService<IOptions<ArtifactOptions>>().Value));
        services.AddHostedService<LeftoverSweep>();
        return services;
    }

    private static IArtifactStore Create(ArtifactOptions options) => options.Backend switch
    {
        ArtifactOptions.Bucket => new S3ArtifactStore(options.S3),
        _ => new DirectoryArtifactStore(options.Directory),
    };
}
