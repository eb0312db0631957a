using Microsoft.Extensions.Configuration;
using SemCovNet.Artifacts;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.ReadModels;

namespace SemCovNet.ServiceDefaults;

/// <summary>
/// One folder for everything of the embedded platform: events, signed checkpoints over them, read models, artifacts. Setting <c>Semcov:Home</c>, by
/// environment <c>SEMCOV__HOME</c>; default <c>.semcov</c> below the current folder. Each store can be pointed elsewhere by its own setting.
/// </summary>
public static class HomeDirectory
{
    public const string Setting = "Semcov:Home";

    public const string Default = ".semcov";

    public static string Of(IConfiguration configuration) => Path.GetFullPath(configuration[Setting] is { Length: > 0 } home ? home : Default);

    /// <summary>Where a home has its signed checkpoints and keys.</summary>
    public static string Checkpoints(string home) => Path.Combine(home, "checkpoints");

    /// <summary>Points every store of files that was not pointed elsewhere into the home folder, which it creates.</summary>
    internal static void Apply(IConfigurationManager configuration)
    {
        var home = Directory.CreateDirectory(Of(configuration)).FullName;
        var defaults = new Dictionary<string, string?>
        {
            [$"{EventStoreOptions.Section}:Connection"] = Path.Combine(home, "events.db"),
            [$"{ReadModelOptions.Section}:Connection"] = Path.Combine(home, "readmodels.db"),
            [$"{ArtifactOptions.Section}:Directory"] = Path.Combine(home, "artifacts"),
            [$"{CheckpointOptions.Section}:Directory"] = Checkpoints(home),
        };
        // A store on a server has no place in the folder: its own options then say what to set.
        if (OnServer(configuration, EventStoreOptions.Section))
            defaults.Remove($"{EventStoreOptions.Section}:Connection");
        if (OnServer(configuration, ReadModelOptions.Section))
            defaults.Remove($"{ReadModelOptions.Section}:Connection");
        configuration.AddInMemoryCollection(defaults.Where(setting => configuration[setting.Key] is null));
    }

    private static bool OnServer(IConfiguration configuration, string section) => configuration[$"{section}:Backend"] is not (null or EventStoreOptions.Sqlite);
}
