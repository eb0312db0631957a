using SemCovNet.Artifacts;
using SemCovNet.Contracts.Messages;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Policies;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>An experiment with one evaluation of a small dataset, in real stores.</summary>
internal sealed class RecordedSkin : IDisposable
{
    public const string Experiment = RecordedExperiment.Id;

    private readonly Workspace workspace = new();

    public RecordedSkin() => Source = new(workspace.Events, workspace.Artifacts, new(workspace.Artifacts));

    public IEventStore Events => workspace.Events;

    public IArtifactStore Artifacts => workspace.Artifacts;

    public AssessmentSource Source { get; }

    public Task SaveAsync() => RecordedExperiment.SaveAsync(workspace);

    public async Task DecideAsync(params Limit[] limits)
    {
        await SaveAsync();
        var budgets = new PolicyBook(workspace.Commands);
        await budgets.SetBudgetAsync("skin", limits, "test", Workspace.Tester, TestContext.Current.CancellationToken);
        await new ExperimentAssessor(Source, workspace.Artifacts, workspace.Commands, budgets)
            .AssessAsync(new AssessExperiment(Experiment, RecordedExperiment.Evaluation), Workspace.Tester, TestContext.Current.CancellationToken);
    }

    public void Dispose() => workspace.Dispose();
}
