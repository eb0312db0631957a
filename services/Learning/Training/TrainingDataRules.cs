using SemCovNet.Learning.Losses;
using SemCovNet.Learning.Recipes;

namespace SemCovNet.Learning.Training;

/// <summary>What training data must hold before an hour is spent on it.</summary>
public static class TrainingDataRules
{
    private static readonly string Needed =
        FormattableString.Invariant($"at least {CoverageGroups.LeastGroups} descriptors have scores that sum to {CoverageGroups.LeastSupport} over its training samples");

    internal static void Check(TrainingData data)
    {
        if (data.Classes.Count < 2) throw new ArgumentException($"Training needs at least 2 classes, the data has {data.Classes.Count}.", nameof(data));
        if (data.PositiveClass is { } positive && (positive < 0 || positive >= data.Classes.Count))
            throw new ArgumentException($"The positive class {positive} is none of the {data.Classes.Count} classes.", nameof(data));
        Check(data, data.Train, "training", least: 2);
        Check(data, data.Validation, "validation", least: 1);
        if (data.Train.Samples.Select(sample => sample.Class).Distinct().Count() == 1)
            throw new ArgumentException($"All {data.Train.Samples.Count} training samples are of the class '{data.Classes[data.Train.Samples[0].Class]}': a model has nothing to tell apart. Import the data set with images of another class in its training split.", nameof(data));
    }

    /// <exception cref="RecipeException">The recipe asks for what these data do not have; all of it is said at once.</exception>
    internal static void Check(Recipe recipe, TrainingData data)
    {
        if (data.Classes.Count == 2) return;
        List<string> problems =
            [.. TwoClassFields(recipe).Select(field => $"Recipe field '{field.Name}' is {field.Value}, which is for two classes, and the data set has {data.Classes.Count}: set {field.Remedy}.")];
        if (problems.Count > 0) throw new RecipeException(problems);
    }

    private static IEnumerable<(string Name, string Value, string Remedy)> TwoClassFields(Recipe recipe)
    {
        if (recipe.PositiveWeight != 1) yield return ("positive_weight", FormattableString.Invariant($"{recipe.PositiveWeight}"), "positive_weight=1, or loss=class-balanced");
        if (recipe.Calibrate == Calibration.Platt) yield return ("calibrate", "platt", "calibrate=temperature");
        if (recipe.Decide == DecisionBasis.Coverage) yield return ("decide", "coverage", "decide=probability");
    }

    /// <summary>What a recipe's model cannot learn from these data, though it can be trained; one sentence each.</summary>
    public static IEnumerable<string> Warnings(TrainingData data, Recipe recipe) => [.. OfData(data), .. OfFineClasses(data, recipe), .. OfCoverage(data, recipe)];

    private static IEnumerable<string> OfData(TrainingData data)
    {
        for (var y = 0; y < data.Classes.Count; y++)
        {
            var cases = data.Train.Samples.Where(sample => sample.Class == y).Select(sample => sample.CaseId).Distinct().Count();
            if (cases == 0) yield return $"Class '{data.Classes[y]}' has no training case: the model will never answer it.";
            if (cases == 1) yield return $"Class '{data.Classes[y]}' has one training case: what the model learns of it is that case.";
            if (data.Validation.Samples.All(sample => sample.Class != y)) yield return $"Class '{data.Classes[y]}' has no validation sample: no epoch is chosen for how well it is found.";
        }
        for (var k = 0; k < data.Descriptors.Count; k++)
        {
            if (data.Train.Samples.All(sample => float.IsNaN(sample.Descriptors[k])))
                yield return $"Descriptor '{data.Descriptors[k]}' is observed in no training sample: what the model says of it means nothing, and it has no coverage.";
        }
    }

    private static IEnumerable<string> OfFineClasses(TrainingData data, Recipe recipe)
    {
        if (recipe.FineClasses && data.Fine is null) yield return "fine_classes=true does nothing: the data set has no classes finer than its own, and the model learns those.";
        for (var f = 0; f < (data.Fine?.Count ?? 0); f++)
        {
            if (data.Train.Samples.All(sample => sample.FineClass != f))
                yield return $"Fine class '{data.Fine!.Names[f]}' has no training case: the model will never see it in an image.";
        }
    }

    private static IEnumerable<string> OfCoverage(TrainingData data, Recipe recipe)
    {
        var groups = data.Coverage();
        if (recipe.Cdi != CdiPenalty.Off)
        {
            var counted = Enumerable.Range(0, data.Classes.Count).Select(y => (Name: data.Classes[y], Count: groups.Counted(y).Count())).ToList();
            var left = counted.Where(entry => entry.Count < CoverageGroups.LeastGroups).ToList();
            if (left.Count > 0)
                yield return $"cdi={recipe.Cdi.ToString().ToLowerInvariant()} {(left.Count == counted.Count ? "does nothing" : "leaves classes out")}: a class takes part where {Needed}. "
                    + $"{string.Join(", ", left.Select(entry => $"'{entry.Name}' has {entry.Count}"))}.";
        }
        if (recipe.Decide == DecisionBasis.Coverage && data.Classes.Count == 2)
        {
            var seen = groups.Counted(1).Count(k => data.Validation.Samples.Any(sample => sample.Class == 1 && sample.Descriptors[k] > 0));
            if (seen < CoverageGroups.LeastGroups)
                yield return $"decide=coverage does nothing, and thresholds are held against the probability: it takes a class of which {Needed} and that its validation samples show. '{data.Classes[1]}' has {seen}.";
        }
    }

    private static void Check(TrainingData data, SampleSet set, string name, int least)
    {
        if (set.Samples.Count < least) throw new ArgumentException($"The {name} set has {set.Samples.Count} samples, at least {least} are needed.", nameof(data));
        for (var row = 0; row < set.Samples.Count; row++)
        {
            var sample = set.Samples[row];
            if (sample.Class < 0 || sample.Class >= data.Classes.Count)
                throw new ArgumentException($"Sample {row} of the {name} set (case {sample.CaseId}) has class {sample.Class}, which is none of the {data.Classes.Count} classes.", nameof(data));
            if (data.Fine is { } fine && (sample.FineClass < 0 || sample.FineClass >= fine.Count || fine.ClassOf[sample.FineClass] != sample.Class))
                throw new ArgumentException($"Sample {row} of the {name} set (case {sample.CaseId}) has fine class {sample.FineClass}, which is none within the class '{data.Classes[sample.Class]}'.", nameof(data));
            if (sample.Descriptors.Length != data.Descriptors.Count || sample.Descriptors.Any(score => score is < 0 or > 1))
                throw new ArgumentException($"Sample {row} of the {name} set (case {sample.CaseId}) must have {data.Descriptors.Count} descriptor scores in 0..1 or NaN.", nameof(data));
        }
    }
}
