using System.Data.Common;
using System.Text.Json;
using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.Evaluation.Evaluations;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Exchange;
using SemCovNet.EventStore.Postgres;
using SemCovNet.EventStore.Proofs;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Comparing;
using SemCovNet.Fairness.Files;
using SemCovNet.Fairness.InUse;
using SemCovNet.Fairness.Planning;
using SemCovNet.Fairness.Retraining;
using SemCovNet.Fairness.Reviews;
using SemCovNet.Ingestion.Datasets;
using SemCovNet.Ingestion.Importing;
using SemCovNet.Learning.Clip;
using SemCovNet.Learning.Recipes;
using SemCovNet.Messaging.Parking;
using SemCovNet.ReadModels.Projections;
using SemCovNet.Tables;
using SemCovNet.Training.Requests;

namespace SemCovNet.Cli.Terminal;

/// <summary>A command that cannot be done, for a reason its user can mend.</summary>
internal sealed class CommandFailedException(string message) : Exception(message);

/// <summary>Which exceptions are answers to the user, and which are faults of ours that deserve their stack trace.</summary>
internal static class Failures
{
    /// <summary>Null for a fault of ours.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        CommandFailedException or NotComparableException or NotTrainableException or NotEvaluableException or NotRetrainableException or RecipeException or PromptException => failure.Message,
        ImportRejectedException or DatasetConflictException or UnknownDatasetException or NotAssessableException or ReviewRefusedException or ParkingRefusedException => failure.Message,
        FileRefusedException or ModelNotInUseException or AlertRefusedException or NotPlannableException => failure.Message,
        HistoryRefusedException or UnreadableFileException or UnknownEventTypeException or EventDamagedException or UnconfirmedWriteException or ArtifactMissingException or ArtifactCorruptException => failure.Message,
        NotProvableException or CheckpointRefusedException or UnreadableCheckpointException or UnusableKeyException or ProjectionStoppedException => failure.Message,
        Microsoft.Extensions.Options.OptionsValidationException or IOException or UnauthorizedAccessException => failure.Message,
        ArgumentException { ParamName: null or "urls" } => failure.Message,
        DbException unusable when PostgresErrors.IsPassing(unusable) || PostgresErrors.IsRefusal(unusable) =>
            $"The database cannot be used: {unusable.Message.TrimEnd('.')}. See: semcov doctor",
        JsonException => $"A file is not the JSON it should be: {failure.Message}",
        // Services start beside each other, and several may have failed.
        AggregateException several => several.InnerExceptions.Select(Explain).FirstOrDefault(reason => reason is not null),
        _ => null,
    };
}
