using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SemCovNet.EventStore;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.Projections;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.ReadModels;

public sealed class RegistrationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_writer_that_waits_finds_in_the_tables_what_it_wrote()
    {
        using var folder = new TemporaryFolder();
        using var host = Host(new() { ["Semcov:EventStore:Connection"] = folder["events.db"], ["Semcov:ReadModels:Connection"] = folder["read.db"] });
        await host.StartAsync(Stop);

        var requested = Given.Requested();
        var added = new NewEvent(Guid.CreateVersion7(), requested, new(DateTimeOffset.UtcNow, Guid.CreateVersion7(), null, "user:ada", null));
        var result = await host.Services.GetRequiredService<IEventStore>().AppendAsync("experiment-e1", ExpectedVersion.NoStream, [added], Stop);
        await host.Services.GetRequiredService<ReadModelProjections>().WaitForAsync(result.Position, Stop).WaitAsync(Some.Patience, Stop);

        Assert.Equal("e1", (await host.Services.GetRequiredService<IExperimentQueries>().FindAsync("e1", Stop))?.Id);
        await host.StopAsync(Stop);
    }

    [Theory]
    [InlineData("Semcov:EventStore:Connection", "", "Semcov:EventStore:Connection is not set: give the path of the SQLite file")]
    [InlineData("Semcov:EventStore:Backend", "oracle", "Semcov:EventStore:Backend is \"oracle\", which is no event store: set it to sqlite, postgres or eventstoredb.")]
    [InlineData("Semcov:EventStore:Backend", "postgres", "Semcov:EventStore:Connection (SEMCOV__EVENTSTORE__CONNECTION): The connection string ")]
#if !EVENTSTOREDB
    [InlineData("Semcov:EventStore:Backend", "eventstoredb", "Semcov:EventStore:Backend is eventstoredb, but this program was built without its client: build it")]
#endif
    [InlineData("Semcov:ReadModels:Backend", "postgres", "Semcov:ReadModels:Connection (SEMCOV__READMODELS__CONNECTION): The connection string ")]
    [InlineData("Semcov:ReadModels:Connection", "", "Semcov:ReadModels:Connection is not set: give the path of the SQLite file")]
    [InlineData("Semcov:ReadModels:Backend", "oracle", "Semcov:ReadModels:Backend is \"oracle\", which is no read-model database: set it to sqlite or postgres.")]
    public async Task A_host_with_a_wrong_setting_does_not_start_and_says_what_to_set(string key, string value, string message)
    {
        using var folder = new TemporaryFolder();
        using var host = Host(new()
        {
            ["Semcov:EventStore:Connection"] = folder["events.db"],
            ["Semcov:ReadModels:Connection"] = folder["read.db"],
            [key] = value,
        });

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Stop));

        Assert.StartsWith(message, refusal.Message);
    }

    private static IHost Host(Dictionary<string, string?> settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddEventStore().AddReadModels();
        return builder.Build();
    }
}
