namespace SemCovNet.Dashboard.Pages.Experiments.Cases;

/// <summary>Which of an evaluation's images are meant: a cell of the confusion matrix of one way of asking; null stands for any class.</summary>
public sealed record ConfusionCell(string? Truth, string? Predicted, bool PriorsGiven);
