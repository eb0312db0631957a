using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SemCovNet.Cli.Running;
using SemCovNet.Contracts.Messages;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Tests.Services.Messaging;

/// <summary>A command that no service listens to would be lost without a word.</summary>
public sealed class CommandQueueTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder home = new();

    public static TheoryData<Type> Commands => [.. All.Keys];

    internal static Dictionary<Type, object> All => new object[]
    {
        new RequestExperiment("e1", "skin", null, "demo", [], "requested", "user:ada"),
        new TrainExperiment("e1"),
        new EvaluateExperiment("e1", null, null),
        new AssessExperiment("e1", "t1"),
        new CancelExperiment("e1", "enough", "user:ada"),
        new RetrainRequested("skin", null, null, "drift", "user:ada"),
    }.ToDictionary(command => command.GetType());

    [Fact]
    public void Every_command_of_the_contracts_is_tried() =>
        Assert.Equal(
            typeof(TrainExperiment).Assembly.GetTypes().Where(type => type.Namespace == typeof(TrainExperiment).Namespace && type is { IsPublic: true, IsEnum: false }).Select(type => type.Name).Order(),
            All.Keys.Select(type => type.Name).Order());

    [Theory, MemberData(nameof(Commands))]
    public async Task A_command_reaches_its_service(Type command)
    {
        using var host = CreateHost();
        var bus = host.Services.GetRequiredService<IBusControl>();
        var arrival = new Arrival();
        bus.ConnectConsumeObserver(arrival);
        await bus.StartAsync(TestContext.Current.CancellationToken);
        await bus.Publish(All[command], command, TestContext.Current.CancellationToken);
        Assert.Equal(command, await arrival.First.WaitAsync(Patience, TestContext.Current.CancellationToken));
        await bus.StopAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => home.Dispose();

    private IHost CreateHost()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration[HomeDirectory.Setting] = home.Path;
        builder.Configuration["Semcov:Log:Level"] = "Fatal";
        builder.AddServiceDefaults();
        foreach (var module in Modules.Workers)
            module.Add(builder.Services);
        builder.AddMessagingOfModules();
        return builder.Build();
    }

    /// <summary>Notes what reaches a consumer, and keeps it from being carried out.</summary>
    private sealed class Arrival : IConsumeObserver
    {
        private readonly TaskCompletionSource<Type> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Type> First => first.Task;

        public Task PreConsume<T>(ConsumeContext<T> context) where T : class
        {
            first.TrySetResult(typeof(T));
            throw new InvalidOperationException("It arrived; that was all.");
        }

        public Task PostConsume<T>(ConsumeContext<T> context) where T : class => Task.CompletedTask;

        public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception) where T : class => Task.CompletedTask;
    }
}
