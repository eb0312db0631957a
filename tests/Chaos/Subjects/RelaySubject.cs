using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Messaging;
using SemCovNet.ReadModels;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Tests.Chaos.Subjects;

/// <summary>
/// The real relay on the real bus within a process, and somebody who listens: <c>published ID</c> for each message that left, <c>heard ID</c> for each
/// that came. <c>--die</c> before-publish, after-publish or before-checkpoint, at the event that <c>--die-at</c> counts, from 1.
/// </summary>
internal static class RelaySubject
{
    public const string Name = "relay";

    public static async Task RunAsync(SubjectArguments told)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        Configure(builder, told);
        builder.AddServiceDefaults();
        builder.Services.AddConsumers(bus => bus.AddConsumer<Listener>());
        builder.AddMessagingOfModules();
        var deaths = new Deaths(told.Find("--die"), told.Number("--die-at", 1));
        builder.Services.AddSingleton(deaths).AddPublishObserver<DyingPublisher>();
        var checkpoint = builder.Services.Single(service => service.ServiceType == typeof(IRelayCheckpoint)).ImplementationType!;
        builder.Services.AddSingleton<IRelayCheckpoint>(
            services => new DyingCheckpoint((IRelayCheckpoint)ActivatorUtilities.CreateInstance(services, checkpoint), deaths));
        await builder.Build().RunAsync();
    }

    private static void Configure(IHostApplicationBuilder builder, SubjectArguments told)
    {
        var address = told.Address;
        builder.Configuration[HomeDirectory.Setting] = told["--home"];
        // As the embedded platform: a lease that a killed process held is its successor's at once.
        builder.Configuration[ProcessIdentity.Setting] = "embedded";
        builder.Configuration["Semcov:Log:Level"] = "Error";
        builder.Configuration[$"{EventStoreOptions.Section}:Backend"] = address.Backend;
        builder.Configuration[$"{EventStoreOptions.Section}:Connection"] = address.Events;
        builder.Configuration[$"{ReadModelOptions.Section}:Backend"] = address.Backend;
        builder.Configuration[$"{ReadModelOptions.Section}:Connection"] = address.ReadModels;
        builder.Configuration[$"{ReadModelOptions.Section}:Follow"] = "false";
    }

    /// <summary>Dies the n-th time a point is reached.</summary>
    private sealed class Deaths(string? point, int at)
    {
        private int reached;

        public void Reach(string reachedPoint)
        {
            if (reachedPoint == point && Interlocked.Increment(ref reached) == at)
                Death.Now();
        }
    }

    private sealed class DyingPublisher(Deaths deaths) : IPublishObserver
    {
        public Task PrePublish<T>(PublishContext<T> context) where T : class
        {
            if (context.Message is ExperimentRequested)
                deaths.Reach("before-publish");
            return Task.CompletedTask;
        }

        public Task PostPublish<T>(PublishContext<T> context) where T : class
        {
            if (context.Message is not ExperimentRequested)
                return Task.CompletedTask;
            Voice.Say("published", context.MessageId!);
            deaths.Reach("after-publish");
            return Task.CompletedTask;
        }

        public Task PublishFault<T>(PublishContext<T> context, Exception exception) where T : class => Task.CompletedTask;
    }

    private sealed class DyingCheckpoint(IRelayCheckpoint inner, Deaths deaths) : IRelayCheckpoint
    {
        public Task<bool> TryHoldAsync(CancellationToken cancellation) => inner.TryHoldAsync(cancellation);

        public Task<GlobalPosition> LoadAsync(CancellationToken cancellation) => inner.LoadAsync(cancellation);

        public Task SaveAsync(GlobalPosition position, CancellationToken cancellation)
        {
            deaths.Reach("before-checkpoint");
            return inner.SaveAsync(position, cancellation);
        }

        public Task ReleaseAsync(CancellationToken cancellation) => inner.ReleaseAsync(cancellation);
    }

    private sealed class Listener : IConsumer<ExperimentRequested>, IConsumer<SemCovNet.Contracts.Messages.TrainExperiment>
    {
        public Task Consume(ConsumeContext<ExperimentRequested> context)
        {
            Voice.Say("heard", context.MessageId!);
            return Task.CompletedTask;
        }

        public Task Consume(ConsumeContext<SemCovNet.Contracts.Messages.TrainExperiment> context) => Task.CompletedTask;
    }
}
