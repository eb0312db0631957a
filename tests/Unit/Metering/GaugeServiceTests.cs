using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Metering;

namespace SemCovNet.Tests.Unit.Metering;

public sealed class GaugeServiceTests
{
    private static readonly Exception Damaged = new EventDamagedException("experiment-a", 1, new(3), "training.attempt-started.v1", "its hash is another");
    private static readonly Exception Away = new InvalidOperationException("the server is away");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_cannot_be_measured_is_said_once_and_tried_again()
    {
        var (clock, told) = (new FakeTimeProvider(), new Told());
        using var service = new Gauges(clock, told, Damaged, Damaged, Away, null, Away, null);
        await service.StartAsync(Stop);
        await Wait.UntilAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(5));
                return service.Measured || service.ExecuteTask!.IsCompleted;
            },
            Stop);
        await service.StopAsync(Stop);

        Assert.True(service.Measured);
        Assert.Equal([Damaged, Away, Away], told.Failures);
    }

    /// <param name="outcomes">Of one measurement after the other; null where it succeeds.</param>
    private sealed class Gauges(TimeProvider clock, ILogger logger, params Exception?[] outcomes) : GaugeService(clock, logger)
    {
        private volatile int next;

        public bool Measured => next >= outcomes.Length;

        protected override Task MeasureAsync(CancellationToken cancellation)
        {
            var outcome = outcomes.ElementAtOrDefault(next);
            next++;
            return outcome is null ? Task.CompletedTask : Task.FromException(outcome);
        }
    }

    private sealed class Told : ILogger
    {
        public List<Exception?> Failures { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Failures.Add(exception);
    }
}
