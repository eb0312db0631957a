using System.CommandLine;
using SemCovNet.Cli.Answers;
using SemCovNet.Cli.Measuring;
using SemCovNet.Cli.Terminal;
using SemCovNet.Fairness.Files;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov metrics</c>: the numerics alone, on a table; no home folder is opened.</summary>
internal static class MetricsCommand
{
    private const string PredictionColumns = """
        What the model answered: a CSV file with the columns
          case            the lesion or patient of a row: intervals are drawn over cases
          y               the class by name; with two classes also 0 or 1
          p               the probability of class 1, for the two classes 0 and 1
          p:<class>       instead, one a class in the classes' order; the second of two is the positive
          subgroup        optional, blank = unknown
          d:<descriptor>  optional, 0 to 1, blank = not observed
        """;

    private const string CoverageColumns = """
        How well training data cover the descriptors: a CSV file with the columns class,descriptor,subgroup,coverage;
        subgroup blank = descriptor level. Without it every disparity is undefined and says so
        """;

    private const string ValidationColumns = """
        The same model's answers on validation rows, two classes: a file with the same columns. They fix the threshold of
        s95val@1 and, with --specificity, the one that decides
        """;

    private static readonly Option<FileInfo> Predictions = new("--predictions") { Description = PredictionColumns, HelpName = "FILE", Required = true };
    private static readonly Option<FileInfo?> Coverage = new("--coverage") { Description = CoverageColumns, HelpName = "FILE" };
    private static readonly Option<string?> Level = new("--level") { Description = "descriptor or subgroup [default: descriptor where the coverage file has it]", HelpName = "LEVEL" };
    private static readonly Option<double> Threshold = Number("--threshold", "T", "With two classes a row is positive when p >= T", 0.5, t => t is >= 0 and <= 1, "within 0 and 1");
    private static readonly Option<FileInfo?> Validation = new("--validation") { Description = ValidationColumns, HelpName = "FILE" };
    private static readonly Option<double> Specificity = Number("--specificity", "S", "Decide at the threshold that gives this specificity on the validation rows, instead of --threshold", 0.95, s => s is > 0 and <= 1, "more than 0 and at most 1");
    private static readonly Option<double> Floor = Number("--floor", "N", "A group counts when its n_eff is at least N", 5.0, n => n is >= 0 and <= double.MaxValue, "0 or more");
    private static readonly Option<int> Rounds = Number("--rounds", "N", "Bootstrap replicates and permutations; 0 for no intervals", 1000, n => n is >= 0 and <= 100_000, "0 to 100000");
    private static readonly Option<int> Seed = Number("--seed", "N", "Of the intervals and p-values", 1, n => n >= 0, "0 or more");

    public static Command Create()
    {
        Level.AcceptOnlyFromAmong("descriptor", "subgroup");
        var command = Verb.Of(
            "metrics", "Compute every metric, and how error follows coverage, from tables.",
            "semcov metrics --predictions test.csv --coverage coverage.csv --json",
            Predictions, Coverage, Validation, Level, Threshold, Specificity, Floor, Rounds, Seed);
        command.SetAction(arguments =>
        {
            var measured = Measure(arguments);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(MetricsAnswer.Of(measured));
            else
                MeasurementText.Write(measured);
            return 0;
        });
        return command;
    }

    private static Measurement Measure(ParseResult arguments)
    {
        var table = Read(arguments.GetValue(Predictions)!, (name, content) => PredictionFile.Read(name, content, Out.Say));
        var coverage = arguments.GetValue(Coverage) is { } file ? Read(file, (name, content) => CoverageFile.Read(name, content, table, Out.Say)) : null;
        CoverageLevel? level = arguments.GetValue(Level) is { } name ? Enum.Parse<CoverageLevel>(name, ignoreCase: true) : null;
        return Measurement.Of(
            SemCovNet.Metrics.Predictions.From(Decided(table, arguments)), coverage, level,
            new() { Floor = arguments.GetValue(Floor), Resampling = new() { Replicates = arguments.GetValue(Rounds), Seed = (ulong)arguments.GetValue(Seed) } });
    }

    private static PredictionTable Decided(PredictionTable table, ParseResult arguments)
    {
        CheckTwoClasses(table, arguments);
        var file = arguments.GetValue(Validation);
        if (IsGiven(arguments, Specificity) && (file is null || IsGiven(arguments, Threshold)))
            throw new ArgumentException(file is null ? "--specificity is reached on validation rows: add --validation FILE." : "--threshold and --specificity both decide: give one of them.");
        if (file is null)
            return table with { Threshold = arguments.GetValue(Threshold) };
        var validation = Read(file, (name, content) => ValidationFile.Read(name, content, table, Out.Say));
        return table with
        {
            ValidationThreshold = OperatingPoint.AtSpecificity(validation, 0.95),
            Threshold = IsGiven(arguments, Specificity) ? OperatingPoint.AtSpecificity(validation, arguments.GetValue(Specificity)) : arguments.GetValue(Threshold),
        };
    }

    private static void CheckTwoClasses(PredictionTable table, ParseResult arguments)
    {
        Option[] binary = [Threshold, Validation, Specificity];
        if (table.Classes.Count != 2 && binary.FirstOrDefault(option => IsGiven(arguments, option)) is { } given)
            throw new CommandFailedException($"{given.Name} is for two classes; {arguments.GetValue(Predictions)} has {table.Classes.Count}.");
    }

    private static bool IsGiven(ParseResult arguments, Option option) => arguments.GetResult(option) is { Implicit: false };

    private static T Read<T>(FileInfo file, Func<string, Stream, T> read)
    {
        if (!file.Exists)
            throw new CommandFailedException($"There is no file \"{file}\".");
        using var content = file.OpenRead();
        return read(file.ToString(), content);
    }

    private static Option<T> Number<T>(string name, string helpName, string description, T standard, Func<T, bool> isAllowed, string allowed)
    {
        var option = new Option<T>(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !result.Errors.Any() && !isAllowed(result.GetValueOrDefault<T>()!))
                result.AddError($"{name} is {result.Tokens[0].Value}: give {allowed}.");
        });
        return option;
    }
}
