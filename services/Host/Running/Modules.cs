using SemCovNet.Annotation;
using SemCovNet.Dashboard;
using SemCovNet.Evaluation;
using SemCovNet.Fairness;
using SemCovNet.Ingestion;
using SemCovNet.Training;

namespace SemCovNet.Cli.Running;

/// <summary>One service as a part of this process.</summary>
/// <param name="Add">Its parts.</param>
/// <param name="Map">Its addresses.</param>
internal sealed record Module(string Name, Action<IServiceCollection> Add, Action<WebApplication> Map);

internal static class Modules
{
    public static IReadOnlyList<Module> All { get; } =
    [
        new("ingestion", services => services.AddIngestion(), app => app.MapIngestion()),
        new("annotation", services => services.AddAnnotation(), app => app.MapAnnotation()),
        new("training", services => services.AddTraining(), app => app.MapTraining()),
        new("evaluation", services => services.AddEvaluation(), app => app.MapEvaluation()),
        new("fairness", services => services.AddFairness(), app => app.MapFairness()),
        // The others relay as well, unless they are told not to: SEMCOV__BUS__RELAY=false.
        new("relay", _ => { }, _ => { }),
        new("dashboard", services => services.AddDashboard().AddFirstReading(), app => app.MapDashboard()),
    ];

    /// <summary>Those that do the work; the dashboard only shows it.</summary>
    public static IReadOnlyList<Module> Workers { get; } = [.. All.Where(module => module.Name != "dashboard")];
}
