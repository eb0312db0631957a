namespace SemCovNet.Learning.Augmentation;

/// <summary>How differently an image is shown each time that a model learns from it.</summary>
/// <param name="CropArea">The smallest share of the area that is cut out, above 0 to 1.</param>
/// <param name="ColourJitter">How far brightness, contrast and saturation are scaled, 0 to below 1.</param>
/// <param name="QuarterTurns">Whether half of the views are transposed: with both flips, every turn of 90° then comes up alike.</param>
internal readonly record struct TrainingViews(double CropArea, double ColourJitter, bool QuarterTurns);
