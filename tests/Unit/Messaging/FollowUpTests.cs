using System.Runtime.CompilerServices;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.Messaging;

namespace SemCovNet.Tests.Unit.Messaging;

public sealed class FollowUpTests
{
    private static readonly Dictionary<Type, Type> Commands = new()
    {
        [typeof(RetrainingRequested)] = typeof(RequestExperiment),
        [typeof(ExperimentRequested)] = typeof(TrainExperiment),
        [typeof(TrainingCompleted)] = typeof(EvaluateExperiment),
        [typeof(EvaluationCompleted)] = typeof(AssessExperiment),
    };

    // Annotation follows dataset versions; fairness measures annotation sets, watches what they cover and what models in use meet, and tells of alerts.
    private static readonly Type[] HeardAsEvents =
    [
        typeof(DatasetVersionPublished), typeof(AnnotationSetPublished), typeof(CoverageMeasured), typeof(GateDecided),
        typeof(PredictionsReceived), typeof(OutcomesReceived), typeof(AlertRaised), typeof(AlertClosed),
    ];

    // The message itself is sent again.
    private static readonly Type[] Replayed = [typeof(MessageReplayed)];

    // Nothing follows from these; they are published for whoever listens.
    private static readonly Type[] Last =
    [
        typeof(DatasetRegistered), typeof(ImagesIngested), typeof(IngestionRejected),
        typeof(VocabularyDefined), typeof(AnnotationBatchAccepted), typeof(AnnotationBatchRejected), typeof(AnnotationRevised),
        typeof(AttemptStarted), typeof(EpochCompleted), typeof(CheckpointSaved), typeof(AttemptFailed), typeof(AttemptStopped), typeof(ExperimentCancelled),
        typeof(FairnessAssessed), typeof(ReviewCommented), typeof(ModelPromoted), typeof(ModelRejected),
        typeof(BudgetDefined), typeof(BudgetChanged), typeof(RetrainingRuleSet),
        typeof(CoverageDriftDetected), typeof(CdiBudgetBreached), typeof(RetrainingSuppressed), typeof(CoveragePlanned), typeof(WindowAssessed),
        typeof(MessageParked), typeof(MessageDiscarded), typeof(ImageConfirmed), typeof(ViewSaved), typeof(ViewRemoved),
    ];

    public static TheoryData<Type> EventTypes => [.. WireNames.EventTypes];

    [Fact]
    public void Every_event_has_its_place_in_the_table() =>
        Assert.Equal(
            WireNames.EventTypes.Select(type => type.Name).Order(),
            Commands.Keys.Concat(HeardAsEvents).Concat(Replayed).Concat(Last).Select(type => type.Name).Order());

    [Theory, MemberData(nameof(EventTypes))]
    public void From_an_event_follows_the_command_of_the_table_or_none(Type type) =>
        Assert.Equal(Commands.GetValueOrDefault(type), FollowUp.Of(Any(type))?.GetType());

    [Theory, MemberData(nameof(EventTypes))]
    public void An_event_is_awaited_when_a_command_follows_a_service_hears_it_or_a_message_is_sent_again(Type type) =>
        Assert.Equal(Commands.ContainsKey(type) || HeardAsEvents.Contains(type) || Replayed.Contains(type), FollowUp.IsAwaited(Any(type)));

    [Fact]
    public void A_retraining_is_requested_as_it_was_wished_for()
    {
        var command = Assert.IsType<RequestExperiment>(FollowUp.Of(new RetrainingRequested("skin", "m1", "e1", 3, "semcovnet", "new annotations", "user:ada")));
        Assert.Empty(command.Settings);
        Assert.Equal(new RequestExperiment("e1", "skin", 3, "semcovnet", command.Settings, "new annotations", "user:ada"), command);
    }

    [Fact]
    public void A_trained_model_is_evaluated_on_its_own_test_split() =>
        Assert.Equal(new EvaluateExperiment("e1", null, null), FollowUp.Of(((TrainingCompleted)Any(typeof(TrainingCompleted))) with { ExperimentId = "e1" }));

    [Fact]
    public void The_very_evaluation_that_was_completed_is_assessed() =>
        Assert.Equal(
            new AssessExperiment("e1", "clinic.v1.a1.all"),
            FollowUp.Of(((EvaluationCompleted)Any(typeof(EvaluationCompleted))) with { ExperimentId = "e1", EvaluationId = "clinic.v1.a1.all" }));

    private static IEvent Any(Type type) => (IEvent)RuntimeHelpers.GetUninitializedObject(type);
}
