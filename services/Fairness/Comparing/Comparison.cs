using System.Text.Json;
using SemCovNet.Contracts.Comparisons;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Comparing;

/// <summary>Holds experiments that were tested on the same cases against the first of them.</summary>
public static class Comparison
{
    /// <exception cref="NotComparableException">They were not tested on the same cases.</exception>
    public static ExperimentComparison Of(IReadOnlyList<TestedRun> runs, RunFiguresSource figuresOf)
    {
        var first = runs[0];
        foreach (var other in runs.Skip(1))
            CheckSameTest(first, other);
        // One order, whichever run is the first: a run's figures are then the same in every comparison.
        var images = first.Test.Select(row => row.Image).Order(StringComparer.Ordinal).ToList();
        var figures = runs.Select(run => figuresOf(run, PriorsOf(run), images)).ToList();
        return new(
            [.. runs.Select(run => new ComparedExperiment(
                run.Experiment.Id, run.Experiment.Recipe, run.Experiment.DatasetId, run.Experiment.DatasetVersion, PriorsOf(run)))],
            images.Count, first.Test.DistinctBy(row => row.Case).Count(), Differences([.. runs.Select(Configured)]),
            [.. figures[0].Keys.Where(measure => figures.All(run => run.ContainsKey(measure))).Select(measure => Compare(measure, figures))]);
    }

    // As the experiment's own page shows it.
    private static Priors PriorsOf(TestedRun run) => run.TakesPriors ? Priors.Given : Priors.None;

    private static ComparedFigure Compare(Measure measure, IReadOnlyList<IReadOnlyDictionary<Measure, ResampledFigure>> runs) => new(
        measure, [.. runs.Select(run => run[measure].ToEstimate())],
        [.. runs.Skip(1).Select(run => run[measure].DifferenceTo(runs[0][measure]))]);

    private static void CheckSameTest(TestedRun first, TestedRun other)
    {
        var pair = $"Experiments {first.Experiment.Id} and {other.Experiment.Id} cannot be compared";
        if (!first.Answers.Classes.SequenceEqual(other.Answers.Classes))
            throw new NotComparableException(
                $"{pair}: one knows the classes {string.Join(", ", first.Answers.Classes)}, the other {string.Join(", ", other.Answers.Classes)}.");
        var (own, others) = (TestRows(first), TestRows(other));
        var shared = own.Intersect(others).Count();
        if (shared != own.Count || shared != others.Count)
            throw new NotComparableException(
                $"{pair}: their test cases differ. {Data(first)} has {own.Count} test images, {Data(other)} {others.Count}, "
                + $"and {shared} are the same image of the same case and class. Compare experiments on one dataset version, or bring one model to the other's data with: semcov evaluate");
    }

    private static HashSet<(string, string, int)> TestRows(TestedRun run) => [.. run.Test.Select(row => (row.Image, row.Case, row.Class))];

    private static string Data(TestedRun run) => $"{run.Experiment.DatasetId}@{run.Experiment.DatasetVersion}";

    private static Dictionary<string, string> Configured(TestedRun run) =>
        JsonDocument.Parse(run.Experiment.RecipeJson).RootElement.EnumerateObject()
            .ToDictionary(field => $"recipe.{field.Name}", field => field.Value.GetRawText().Trim('"'))
            .Concat([
                new("dataset", Data(run)), new("manifest", run.Experiment.Manifest.ToString()), new("annotations", run.Experiment.Annotations.ToString())])
            .ToDictionary(field => field.Key, field => field.Value);

    private static IReadOnlyList<ComparedKey> Differences(IReadOnlyList<Dictionary<string, string>> configurations) =>
        [.. configurations.SelectMany(configured => configured.Keys).Distinct()
            .Select(key => new ComparedKey(key, [.. configurations.Select(configured => configured.GetValueOrDefault(key))]))
            .Where(key => key.Values.Distinct().Count() > 1)];
}

/// <summary>Every figure of one run over test images in an order: <see cref="RunFigures.Of"/>, or what was kept of it.</summary>
public delegate IReadOnlyDictionary<Measure, ResampledFigure> RunFiguresSource(TestedRun run, Priors priors, IReadOnlyList<string> images);
