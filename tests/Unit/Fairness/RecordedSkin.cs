using System.Text.Json;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Policies;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>An experiment with one evaluation of a small dataset, in real stores.</summary>
internal sealed class RecordedSkin : IDisposable
{
    public const string Experiment = "e1";
    private const string Evaluation = "skin.v1.a1.test";

    private readonly Workspace workspace = new();

    public RecordedSkin() => Source = new(workspace.Events, workspace.Artifacts, new(workspace.Artifacts));

    public IEventStore Events => workspace.Events;

    public IArtifactStore Artifacts => workspace.Artifacts;

    public AssessmentSource Source { get; }

    public async Task DecideAsync(params Limit[] limits)
    {
        await RecordedExperiment.SaveAsync(workspace);
        var budgets = new PolicyBook(workspace.Commands);
        await budgets.SetBudgetAsync("skin", limits, "test", Workspace.Tester, TestContext.Current.CancellationToken);
        await new ExperimentAssessor(Source, workspace.Artifacts, workspace.Commands, budgets)
            .AssessAsync(new AssessExperiment(Experiment, Evaluation), Workspace.Tester, TestContext.Current.CancellationToken);
    }

    public void Dispose() => workspace.Dispose();
}
