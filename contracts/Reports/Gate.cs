using System.Text.Json.Serialization;

namespace SemCovNet.Contracts.Reports;

/// <summary>Inconclusive is not passed: there was too little evidence to say. None: no policy covers the dataset.</summary>
public enum Verdict
{
    None,
    Passed,
    Failed,
    Inconclusive,
}

/// <summary>One limit of a budget: the metric's value must be on the allowed side, and so must the end of its interval.</summary>
/// <param name="Metric">A metric or disparity id.</param>
/// <param name="Maximum">Upper limit; null when only a minimum is set.</param>
/// <param name="Minimum">Lower limit; null when only a maximum is set.</param>
/// <param name="Scope">Which rows it speaks of; left out for all.</param>
public sealed record Limit(
    string Metric, double? Maximum, double? Minimum, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] LimitScope Scope = LimitScope.Overall)
{
    private const string OfTail = "tail:";

    /// <summary>What it is on, in commands and evidence: the id of its metric, after <c>tail:</c> where it is on the tail's.</summary>
    [JsonIgnore]
    public string Figure => Scope == LimitScope.Tail ? OfTail + Metric : Metric;

    /// <param name="figure">As <see cref="Figure"/> writes it.</param>
    public static Limit On(string figure, double? maximum, double? minimum) => figure.StartsWith(OfTail, StringComparison.Ordinal)
        ? new(figure[OfTail.Length..], maximum, minimum, LimitScope.Tail)
        : new(figure, maximum, minimum);
}

/// <summary>By name in JSON.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LimitScope>))]
public enum LimitScope
{
    Overall,

    /// <summary>The rows as <see cref="TailMetrics"/> weights them.</summary>
    Tail,
}

public sealed record LimitVerdict(Limit Limit, double? Value, double? Low, double? High, Verdict Verdict, string Evidence);
