using System.Diagnostics.CodeAnalysis;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.ReadModels.Experiments.Querying;

/// <summary>The fields that every experiment has, and those that are named by the keys of its recipe and the ids of its metrics.</summary>
public static class ExperimentFields
{
    public const string KeyPrefix = "config.";

    /// <summary>What a list is sorted by when nothing else is asked for.</summary>
    public const string Requested = "requested";

    public static IReadOnlyList<ExperimentField> All { get; } =
    [
        new("id", FieldKind.Text, "its id"),
        new("dataset", FieldKind.Text, "the dataset it is trained on"),
        new("version", FieldKind.Number, "the version of the dataset"),
        new("recipe", FieldKind.Text, "the recipe it is trained by"),
        new("status", FieldKind.Choice, "where it stands", Names<ExperimentStatus>()),
        new("auc", FieldKind.Number, "area under the ROC curve (auc@1)"),
        new("pra", FieldKind.Number, "average precision (pra@1)"),
        new("s95", FieldKind.Number, "sensitivity at 95 % specificity (s95@1)"),
        new("bacc", FieldKind.Number, "balanced accuracy (bacc@1)"),
        new("mf1", FieldKind.Number, "macro F1 (mf1@1)"),
        new("ece", FieldKind.Number, "calibration error: ece.pos15@1 with two classes, ece.top15@1 with more"),
        new("brier", FieldKind.Number, "Brier score (brier@1)"),
        new("cdi", FieldKind.Number, "size of the rank correlation of coverage and error within classes, 0 to 1 (cdi.within@1)"),
        new("slope", FieldKind.Number, "error per tenfold coverage (cdi.slope@1)"),
        new("verdict", FieldKind.Choice, "of the fairness budget", Names<Verdict>()),
        new("review", FieldKind.Choice, "what a reviewer decided", Names<ReviewOutcome>()),
        new("user", FieldKind.Text, "who asked for it"),
        new("reason", FieldKind.Text, "why it was asked for"),
        new("error", FieldKind.Text, "why it failed"),
        new("device", FieldKind.Text, "what it was trained on"),
        new("seconds", FieldKind.Number, "how long the training took"),
        new("epoch", FieldKind.Number, "epochs done"),
        new("attempt", FieldKind.Number, "the attempt that counts"),
        new("images", FieldKind.Number, "test images"),
        new("groups", FieldKind.Number, "groups that the disparity is taken over"),
        new(Requested, FieldKind.Date, "when it was asked for"),
        new("ended", FieldKind.Date, "when it was completed, failed or cancelled"),
    ];

    /// <param name="name">A field, <c>config.KEY</c>, or the id of a metric such as <c>auc@1</c>; in any case.</param>
    public static bool TryFind(string name, [NotNullWhen(true)] out ExperimentField? field)
    {
        field = All.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (field is null && name.StartsWith(KeyPrefix, StringComparison.OrdinalIgnoreCase) && name.Length > KeyPrefix.Length)
            field = Key(name[KeyPrefix.Length..].ToLowerInvariant());
        else if (field is null && IsMetric(name))
            field = new(name.ToLowerInvariant(), FieldKind.Number, $"the metric {name}");
        return field is not null;
    }

    /// <exception cref="ArgumentException">There is no such field.</exception>
    public static ExperimentField Find(string name) =>
        TryFind(name, out var field) ? field : throw new ArgumentException($"There is no field \"{name}\".{Suggestion(name)}", nameof(name));

    internal static string Suggestion(string name)
    {
        var nearest = Nearest.Of(name, All.Select(field => field.Name));
        return nearest is null
            ? $" There are {string.Join(", ", All.Select(field => field.Name))}, config.KEY, and metrics by id, for instance s95val@1."
            : $" Did you mean {nearest}?";
    }

    // The keys of recipes are in lower case.
    private static ExperimentField Key(string key) => new(KeyPrefix + key, FieldKind.Key, $"the recipe's {key}");

    private static bool IsMetric(string name) =>
        name.IndexOf('@') is > 0 and var at && at < name.Length - 1 && name[(at + 1)..].All(char.IsAsciiDigit);

    private static IReadOnlyList<string> Names<T>() where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];
}
