using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.Evaluation.Evaluations;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Exchange;
using SemCovNet.EventStore.Postgres;
using SemCovNet.EventStore.Proofs;
using SemCovNet.EventStore.Sqlite;
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
    // SQLite's numbers.
    private const int NoPermission = 3;
    private const int ReadOnly = 8;
    private const int Damaged = 11;
    private const int NoDatabase = 26;

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
        DbException full when DiskFull.IsCauseOf(full) =>
            $"The disk of the database is full: {full.Message.TrimEnd('.')}. What was recorded before stands. Free space on it and run the command again.",
        SqliteException { SqliteErrorCode: Damaged or NoDatabase } damaged =>
            $"A database file is damaged: {damaged.Message.TrimEnd('.')}. semcov doctor says which. Events come back from a backup: semcov restore DIR --home NEW. Read models are made anew once their file is deleted.",
        DbException unusable when IsUnusable(unusable) =>
            $"The database cannot be used: {unusable.Message.TrimEnd('.')}. See: semcov doctor",
        JsonException => $"A file is not the JSON it should be: {failure.Message}",
        // Services start beside each other, and several may have failed.
        AggregateException several => several.InnerExceptions.Select(Explain).FirstOrDefault(reason => reason is not null),
        _ => null,
    };

    // Whatever else a database refuses, such as a query that is wrong, is a fault of ours.
    private static bool IsUnusable(DbException error) => error is SqliteException sqlite
        ? sqlite.IsPassing() || sqlite.SqliteErrorCode is NoPermission or ReadOnly
        : PostgresErrors.IsPassing(error) || PostgresErrors.IsRefusal(error);
}
