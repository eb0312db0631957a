using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SemCovNet.Artifacts;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.ReadModels;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Tests.Unit.ServiceDefaults;

public sealed class HomeDirectoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void The_home_is_a_hidden_folder_below_the_current_one_unless_it_is_set() =>
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, ".semcov"), HomeDirectory.Of(new ConfigurationManager()));

    [Fact]
    public void A_blank_setting_is_no_setting() =>
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, ".semcov"), HomeDirectory.Of(new ConfigurationManager { [HomeDirectory.Setting] = "" }));

    [Fact]
    public void A_home_that_is_set_is_made_absolute() =>
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "here"), HomeDirectory.Of(new ConfigurationManager { [HomeDirectory.Setting] = "x/../here" }));

    [Fact]
    public void Every_store_lies_in_the_home_which_comes_to_be()
    {
        using var host = Start(folder["new/home"]);
        Assert.True(Directory.Exists(folder["new/home"]));
        Assert.Equal(folder["new/home/events.db"], Get<EventStoreOptions>(host).Connection);
        Assert.Equal(folder["new/home/readmodels.db"], Get<ReadModelOptions>(host).Connection);
        Assert.Equal(folder["new/home/artifacts"], Get<ArtifactOptions>(host).Directory);
        Assert.Equal(folder["new/home/checkpoints"], Get<CheckpointOptions>(host).Directory);
    }

    [Fact]
    public void A_store_that_is_pointed_elsewhere_stays_there()
    {
        using var host = Start(folder.Path, ($"{EventStoreOptions.Section}:Connection", folder["other.db"]));
        Assert.Equal(folder["other.db"], Get<EventStoreOptions>(host).Connection);
        Assert.Equal(folder["readmodels.db"], Get<ReadModelOptions>(host).Connection);
    }

    [Fact]
    public void A_store_on_a_server_is_not_given_a_file_of_the_home()
    {
        using var host = Start(folder.Path, ($"{EventStoreOptions.Section}:Backend", EventStoreOptions.Postgres));
        Assert.StartsWith(
            $"{EventStoreOptions.Section}:Connection (SEMCOV__EVENTSTORE__CONNECTION): The connection string names no host: give Host=",
            Assert.Throws<OptionsValidationException>(() => Get<EventStoreOptions>(host)).Message);
        Assert.Equal(folder["readmodels.db"], Get<ReadModelOptions>(host).Connection);
    }

    [Fact]
    public void A_process_is_called_after_its_machine_and_number_unless_it_is_named()
    {
        Assert.Equal($"{Environment.MachineName.ToLowerInvariant()}-{Environment.ProcessId}", ProcessIdentity.Of(new ConfigurationManager()).Name);
        Assert.Equal("trainer-3", ProcessIdentity.Of(new ConfigurationManager { [ProcessIdentity.Setting] = "trainer-3" }).Name);
    }

    public void Dispose() => folder.Dispose();

    private static IHost Start(string home, params (string Key, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration[HomeDirectory.Setting] = home;
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.AddServiceDefaults();
        return builder.Build();
    }

    private static T Get<T>(IHost host) where T : class => host.Services.GetRequiredService<IOptions<T>>().Value;
}
