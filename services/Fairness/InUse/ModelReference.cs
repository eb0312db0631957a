using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.InUse;

/// <summary>What a model in use is held against.</summary>
/// <param name="DatasetId">The dataset it was trained on, whose budget and rules hold.</param>
/// <param name="Tested">Its answers on its own test rows, with their descriptors.</param>
/// <param name="Coverage">Of its training rows, at descriptor level.</param>
/// <param name="Vocabulary">Of the annotations it was tested with.</param>
public sealed record ModelReference(string DatasetId, PredictionTable Tested, CoverageTable Coverage, IReadOnlyList<DescriptorDefinition> Vocabulary)
{
    public IReadOnlyList<string> Classes => Tested.Classes;
}

/// <summary>Finds it.</summary>
public sealed class ModelReferences(CommandHandler handler, AssessmentSource source)
{
    /// <exception cref="ModelNotInUseException">There is no such experiment, or its model was not evaluated yet.</exception>
    public async Task<ModelReference> LoadAsync(string experimentId, CancellationToken cancellation)
    {
        var experiment = await handler.LoadAsync(AssessmentDecider.Instance, Streams.Experiment(experimentId), cancellation);
        if (experiment.Request is not { } request)
            throw new ModelNotInUseException($"There is no experiment {experimentId}.");
        if (experiment.Evaluations.Values.FirstOrDefault(evaluation => evaluation.Split == "test") is not { } own)
            throw new ModelNotInUseException($"The model of experiment {experimentId} has no evaluation of its own test split yet, so there is nothing to hold its answers against.");
        var data = await source.LoadAsync(experiment, own, cancellation);
        var training = DescribedRows.OfTraining(data.Trained.Manifest, data.Trained.Annotations, subgroupAttribute: null);
        return new(
            request.DatasetId, AssessedRows.Of(data, null), Metrics.CoverageReport.Of(training, CoverageLevel.Descriptor, ResamplingOptions.None).ToTable(),
            data.Evaluated.Annotations.Vocabulary);
    }
}

/// <summary>A model cannot be watched; the message says why.</summary>
public sealed class ModelNotInUseException(string message) : Exception(message);
