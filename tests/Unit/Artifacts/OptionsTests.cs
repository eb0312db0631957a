using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SemCovNet.Artifacts;
using SemCovNet.Artifacts.Files;

namespace SemCovNet.Tests.Unit.Artifacts;

public sealed class OptionsTests
{
    [Fact]
    public void A_folder_that_is_not_set_is_named_with_what_to_set()
    {
        using var services = Services([]);

        var refusal = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IArtifactStore>);

        Assert.Contains("Semcov:Artifacts:Directory is not set: give the folder", refusal.Message);
        Assert.Contains("SEMCOV__ARTIFACTS__DIRECTORY=", refusal.Message);
    }

    [Fact]
    public void The_folder_comes_from_the_configuration()
    {
        using var folder = new TemporaryFolder();
        using var services = Services(new() { ["Semcov:Artifacts:Directory"] = folder.Path });

        Assert.Equal(folder.Path, Assert.IsType<DirectoryArtifactStore>(services.GetRequiredService<IArtifactStore>()).Root);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddLogging().AddArtifacts().BuildServiceProvider();
}
