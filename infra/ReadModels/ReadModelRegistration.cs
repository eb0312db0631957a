using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Annotations;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.InUse;
using SemCovNet.ReadModels.Leases;
using SemCovNet.ReadModels.Lineage;
using SemCovNet.ReadModels.Parked;
using SemCovNet.ReadModels.Policies;
using SemCovNet.ReadModels.Projections;
using SemCovNet.ReadModels.Queue;
using SemCovNet.ReadModels.Views;

namespace SemCovNet.ReadModels;

public static class ReadModelRegistration
{
    /// <summary>
    /// Registers the queries, <see cref="ReadModelProjections"/> and <see cref="LeaseStore"/>, and follows the events while the host
    /// runs. Needs <see cref="EventStoreRegistration.AddEventStore"/>. Options come from <see cref="ReadModelOptions.Section"/>, then
    /// from <paramref name="configure"/>. A further projection is one more <see cref="AddProjection{T}"/>.
    /// </summary>
    public static IServiceCollection AddReadModels(this IServiceCollection services, Action<ReadModelOptions>? configure = null)
    {
        var options = services.AddOptions<ReadModelOptions>().BindConfiguration(ReadModelOptions.Section).ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ReadModelOptions>, ReadModelOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SqlDatabase>(Create);
        services.TryAddSingleton<LeaseStore>();
        services.TryAddSingleton<ReadModelProjections>();
        services.TryAddSingleton<IExperimentQueries, ExperimentQueries>();
        services.TryAddSingleton<IDatasetQueries, DatasetQueries>();
        services.TryAddSingleton<ExperimentHistory>();
        services.TryAddSingleton<DatasetHistory>();
        services.TryAddSingleton<PolicyHistory>();
        services.TryAddSingleton<ILineageQueries, LineageQueries>();
        services.TryAddSingleton<IInUseQueries, InUseQueries>();
        services.TryAddSingleton<IAnnotationQueries, AnnotationQueries>();
        services.TryAddSingleton<ValueHistory>();
        services.TryAddSingleton<IParkedQueries, ParkedQueries>();
        services.TryAddSingleton<TrainingQueue>();
        services.TryAddSingleton<SavedViewQueries>();
        services.TryAddSingleton<IReadOnlyList<ProjectionRunner>>(Runners);
        services.TryAddSingleton<ProjectionFollower>();
        services.TryAddSingleton<ProjectionLag>();
        services.AddHostedService<ProjectionService>();
        services.AddHostedService<ProjectionLagService>();
        services.AddHostedService<QueueGauges>();
        return services.AddProjection<ExperimentProjection>().AddProjection<DatasetProjection>().AddProjection<LineageProjection>()
            .AddProjection<AnnotationProjection>().AddProjection<InUseProjection>().AddProjection<ParkedProjection>().AddProjection<QueueProjection>()
            .AddProjection<SavedViewProjection>();
    }

    public static IServiceCollection AddProjection<T>(this IServiceCollection services)
        where T : class, IProjection
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IProjection, T>());
        return services;
    }

    private static SqlDatabase Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ReadModelOptions>>().Value;
        return options.Backend == ReadModelOptions.Postgres ? new PostgresDatabase(options.Connection) : new SqliteDatabase(options.Connection);
    }

    private static List<ProjectionRunner> Runners(IServiceProvider services) => [.. services.GetServices<IProjection>().Select(projection =>
        new ProjectionRunner(
            projection, services.GetRequiredService<IEventStore>(), services.GetRequiredService<SqlDatabase>(),
            services.GetRequiredService<TimeProvider>()))];
}
