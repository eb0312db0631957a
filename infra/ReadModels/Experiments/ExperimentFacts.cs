using System.Globalization;
using System.Text.Json;
using SemCovNet.ReadModels.Experiments.Querying;

namespace SemCovNet.ReadModels.Experiments;

/// <summary>What an experiment can be asked about and has no column for: numbers and texts by the name of their field.</summary>
/// <param name="Texts">In lower case, as queries look for them.</param>
internal sealed record ExperimentFacts(IReadOnlyDictionary<string, double> Numbers, IReadOnlyDictionary<string, string> Texts)
{
    public static ExperimentFacts None { get; } = new(new Dictionary<string, double>(), new Dictionary<string, string>());

    public static ExperimentFacts Of(ExperimentSummary summary)
    {
        var (numbers, texts) = (new Dictionary<string, double>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        Add("version", summary.DatasetVersion);
        Add("epoch", summary.Epoch);
        Add("attempt", summary.Attempt);
        Add("seconds", summary.Model?.Seconds);
        Add("images", summary.Evaluation?.N);
        Add("groups", summary.Disparity?.Groups);
        Add("bacc", summary.Evaluation?.Bacc);
        Add("mf1", summary.Evaluation?.Mf1);
        Add("brier", summary.Evaluation?.Brier);
        foreach (var (id, value) in summary.Evaluation?.Metrics ?? new Dictionary<string, double?>())
            Add(id, value);
        Say("reason", summary.Reason);
        Say("error", summary.Error);
        Say("device", summary.Model?.Device);
        foreach (var (key, value) in RecipeKeys.Of(summary.RecipeJson))
        {
            if (value.ValueKind is JsonValueKind.Number)
                Add(ExperimentFields.KeyPrefix + key, value.GetDouble());
            else
                Say(ExperimentFields.KeyPrefix + key, RecipeKeys.Text(value));
        }
        return new(numbers, texts);

        void Add(string name, double? value)
        {
            if (value is { } number && double.IsFinite(number))
                numbers[name] = number;
        }

        void Say(string name, string? text)
        {
            if (text is not null)
                texts[name] = text.ToLower(CultureInfo.InvariantCulture);
        }
    }
}
