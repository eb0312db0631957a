using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Tests.Unit.ReadModels.Querying;

/// <summary>A query beside what it means, said in another way: a function of the experiment as its events tell it.</summary>
internal sealed record Question(string Query, Func<ExperimentSummary, bool> Holds)
{
    private static readonly string[] Signs = ["=", "!=", "<", "<=", ">", ">="];

    /// <summary>Conditions joined by or, of conditions joined by and, some of them in parentheses or turned round.</summary>
    public static Gen<Question> Any(int depth) =>
        from count in Gen.Choose(1, 3)
        from parts in All(depth).ListOf(count)
        select new Question(string.Join(" or ", parts.Select(part => part.Query)), row => parts.Any(part => part.Holds(row)));

    private static Gen<Question> All(int depth) =>
        from count in Gen.Choose(1, 3)
        from parts in Term(depth).ListOf(count)
        from word in Gen.Elements(" and ", " AND ", " ")
        select new Question(string.Join(word, parts.Select(part => part.Query)), row => parts.All(part => part.Holds(row)));

    private static Gen<Question> Term(int depth) => depth == 0
        ? Leaf
        : Gen.Frequency((4, Leaf), (2, Any(depth - 1).Select(of => new Question($"({of.Query})", of.Holds))), (2, Term(depth - 1).Select(Turned)));

    private static Question Turned(Question of) => new($"not {of.Query}", row => !of.Holds(row));

    private static Gen<Question> Leaf => Gen.OneOf(
        Number("auc", row => row.Evaluation?.Auc), Number("cdi", row => row.Disparity?.Value), Number("bacc", row => row.Evaluation?.Bacc),
        Number("s95val@1", row => row.Evaluation?.Metrics.GetValueOrDefault("s95val@1")), Number("config.lr", row => Drawn.Config(row, "lr") is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null),
        Text("recipe", row => row.Recipe, Drawn.Recipes), Text("user", row => row.RequestedBy, Drawn.Users), Text("config.backbone", row => Drawn.Config(row, "backbone"), Drawn.Backbones),
        Choice("status", row => row.Status), Choice("verdict", row => row.Gate), Date("requested", row => row.RequestedAt), Date("ended", row => row.EndedAt),
        Gen.Elements("vit", "NET", "drift", "ada", "%", "_").Select(word => new Question($"\"{word}\"", row =>
            $"{row.Id} {row.Recipe} {row.DatasetId} {row.Reason} {row.RequestedBy}".Contains(word, StringComparison.OrdinalIgnoreCase))));

    private static Gen<Question> Number(string name, Func<ExperimentSummary, double?> value) => Gen.Frequency(
        (6, from sign in Gen.Elements(Signs)
            from number in Gen.Elements(Drawn.Numbers)
            select new Question(string.Create(CultureInfo.InvariantCulture, $"{name} {sign} {number}"), row => sign == "!="
                ? value(row) != number
                : value(row) is { } own && Compares(own.CompareTo(number), sign))),
        (1, Gen.Constant(new Question($"{name} = none", row => value(row) is null))),
        (1, Gen.Constant(new Question($"{name} != none", row => value(row) is not null))));

    private static Gen<Question> Text(string name, Func<ExperimentSummary, string?> value, string[] values) =>
        from sought in Gen.Elements(values)
        from sign in Gen.Elements("=", "!=", "~")
        let part = sought[..(1 + (sought.Length / 2))]
        select sign switch
        {
            "=" => new Question($"{name} = \"{sought}\"", row => Same(value(row), sought)),
            "!=" => new($"{name} != \"{sought}\"", row => !Same(value(row), sought)),
            _ => new($"{name} ~ \"{part}\"", row => value(row)?.Contains(part, StringComparison.OrdinalIgnoreCase) == true),
        };

    private static Gen<Question> Choice<T>(string name, Func<ExperimentSummary, T> value) where T : struct, Enum =>
        from choice in Gen.Elements(Enum.GetValues<T>())
        from equal in Gen.Elements(true, false)
        select new Question($"{name} {(equal ? "=" : "!=")} {choice}", row => value(row).Equals(choice) == equal);

    private static Gen<Question> Date(string name, Func<ExperimentSummary, DateTimeOffset?> value) =>
        from sign in Gen.Elements(Signs)
        from second in Gen.Choose(0, 40)
        let begin = Drawn.Begin.AddSeconds(second)
        select new Question(
            $"{name} {sign} {begin.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)}",
            row => sign == "!="
                ? !(value(row) is { } at && at >= begin && at < begin.AddSeconds(1))
                : value(row) is { } time && Compares(time < begin ? -1 : time >= begin.AddSeconds(1) ? 1 : 0, sign));

    private static bool Compares(int order, string sign) => sign switch { "=" => order == 0, "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
