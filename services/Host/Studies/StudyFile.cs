namespace SemCovNet.Cli.Studies;

/// <summary>Which recipes are to be trained on which data how often, and against which of them the others are held.</summary>
/// <param name="Name">What experiments name as their reason.</param>
/// <param name="Datasets">Usually one a view.</param>
/// <param name="Baseline">Label of one of the recipes.</param>
/// <param name="Threads">Of every training; null for what each recipe says.</param>
/// <param name="SplitsOf">What the datasets are different splits of, to be reported together; null where each stands for itself.</param>
/// <param name="Priors">How models that take descriptors are asked in the report.</param>
internal sealed record StudyFile(
    string Name, IReadOnlyList<StudyDataset> Datasets, IReadOnlyList<StudyRecipe> Recipes, IReadOnlyList<int> Seeds, string Baseline, int? Threads,
    StudySplits? SplitsOf, PriorChoice Priors);

/// <param name="Key">Where it stands in the study file.</param>
internal sealed record StudyDataset(string Name, StudyKey Key);

/// <param name="Name">What tables call them together.</param>
/// <param name="Key">Where it stands in the study file.</param>
internal sealed record StudySplits(string Name, StudyKey Key);

/// <param name="Label">What tables call it.</param>
/// <param name="Source">A built-in recipe, or a recipe file.</param>
/// <param name="Settings">Changes to single keys, each <c>key=value</c>.</param>
/// <param name="Key">Where it stands in the study file.</param>
internal sealed record StudyRecipe(string Label, string Source, IReadOnlyList<string> Settings, StudyKey Key);

internal enum PriorChoice
{
    Given,
    Absent,
    Both,
}
