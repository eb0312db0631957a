using SemCovNet.Learning.Augmentation;
using SemCovNet.Learning.Losses;
using SemCovNet.Learning.Models;

namespace SemCovNet.Learning.Training;

/// <summary>One labelled image.</summary>
/// <param name="CaseId">The lesion or patient; splits go by it.</param>
/// <param name="Class">Index into the class names.</param>
/// <param name="Descriptors">One score in 0..1 a descriptor, NaN where not observed.</param>
/// <param name="Subgroup">The subgroup's key, for group-aware losses.</param>
/// <param name="FineClass">Index into the fine classes; nothing where there are none.</param>
public sealed record Sample(string CaseId, int Class, float[] Descriptors, string Subgroup, int FineClass = 0);

/// <summary>Samples and where their pixels come from.</summary>
/// <param name="Load">From a sample's index to its image. Called from other threads, as often as a sample is drawn: once an epoch, or more often where rare groups are repeated.</param>
public sealed record SampleSet(IReadOnlyList<Sample> Samples, Func<int, RgbImage> Load);

/// <param name="Train">Images with a short side of <see cref="RgbImage.ShortSide"/> of the recipe's image size, to crop from.</param>
/// <param name="Validation">Images as a prediction is shown them: squares of the recipe's image size.</param>
/// <param name="PositiveClass">The class whose detection is the task; null when all classes count alike.</param>
/// <param name="Fine">The finer classes to learn; null to learn the classes as they are.</param>
public sealed record TrainingData(
    IReadOnlyList<string> Classes,
    IReadOnlyList<string> Descriptors,
    int? PositiveClass,
    SampleSet Train,
    SampleSet Validation,
    FineClasses? Fine = null)
{
    /// <summary>What the model's head tells apart, and what each sample is of it.</summary>
    internal (int Count, Func<Sample, int> Of) Targets => Fine is { } fine ? (fine.Count, sample => sample.FineClass) : (Classes.Count, sample => sample.Class);

    /// <summary>What the training samples cover.</summary>
    internal CoverageGroups Coverage() =>
        CoverageGroups.Of(Classes.Count, Descriptors.Count, Train.Samples.Select(sample => new CoverageRow(sample.Class, sample.Descriptors)));
}
