using SemCovNet.Annotation;
using SemCovNet.Artifacts;
using SemCovNet.Dashboard;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.Fairness.Alerting;
using SemCovNet.Fairness.Monitoring;
using SemCovNet.Messaging;
using SemCovNet.ReadModels;
using SemCovNet.ServiceDefaults;
using SemCovNet.Training;

namespace SemCovNet.Tests.Services.Deploying;

/// <summary>Every environment variable that sets something, read from the options themselves.</summary>
internal static class KnownSettings
{
    private static readonly (string Section, Type Options)[] Sections =
    [
        (EventStoreOptions.Section, typeof(EventStoreOptions)), (ReadModelOptions.Section, typeof(ReadModelOptions)), (ArtifactOptions.Section, typeof(ArtifactOptions)),
        (CheckpointOptions.Section, typeof(CheckpointOptions)), (MessagingOptions.Section, typeof(MessagingOptions)), (TrainerOptions.Section, typeof(TrainerOptions)),
        (AnnotationOptions.Section, typeof(AnnotationOptions)), (AlertOptions.Section, typeof(AlertOptions)), (MonitoringOptions.Section, typeof(MonitoringOptions)),
        (DashboardOptions.Section, typeof(DashboardOptions)),
    ];

    public static HashSet<string> All { get; } =
    [
        Variable(HomeDirectory.Setting), Variable(ProcessIdentity.Setting), Variable("Semcov:Log:Level"),
        .. Sections.SelectMany(each => Of(each.Section, each.Options)),
    ];

    /// <summary>Those that tell the dashboard where a service answers that is not in its process.</summary>
    public static IReadOnlyList<string> Addresses { get; } =
        [.. Of(DashboardOptions.Section, typeof(DashboardOptions)).Where(name => name.EndsWith("URL", StringComparison.Ordinal))];

    /// <returns>The variables among these that set nothing.</returns>
    public static IEnumerable<string> Unknown(IEnumerable<string> variables) => variables.Where(name => name.StartsWith("SEMCOV__", StringComparison.Ordinal) && !All.Contains(name));

    private static IEnumerable<string> Of(string section, Type options) => options.GetProperties().Where(property => property.CanWrite).SelectMany(property =>
        property.PropertyType.Namespace!.StartsWith("SemCovNet", StringComparison.Ordinal) && property.PropertyType.IsClass
            ? Of($"{section}:{property.Name}", property.PropertyType)
            : [Variable($"{section}:{property.Name}")]);

    private static string Variable(string setting) => setting.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant();
}
