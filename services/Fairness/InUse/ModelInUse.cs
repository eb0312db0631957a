using System.Collections.Immutable;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Fairness.InUse;

/// <summary>What <c>use-{experimentId}</c> says so far.</summary>
/// <param name="Batches">Answers, in the order they came.</param>
/// <param name="Outcomes">What became of cases, in the order it was told.</param>
/// <param name="Windows">The newest assessment of each, with how many files of outcomes had come by then.</param>
/// <param name="Open">Alerts that nobody closed, by what they found (<c>kind:subject</c>).</param>
/// <param name="Quiet">Findings whose alert a person closed: no new one until they were absent once.</param>
public sealed record ModelInUse(
    ImmutableList<PredictionsReceived> Batches, ImmutableList<OutcomesReceived> Outcomes, ImmutableDictionary<int, (WindowAssessed Event, int Outcomes)> Windows,
    ImmutableDictionary<string, OpenAlert> Open, ImmutableHashSet<string> Quiet)
{
    /// <summary>Answers in a window.</summary>
    public const int WindowRows = 500;

    public static ModelInUse Unused { get; } = new([], [], ImmutableDictionary<int, (WindowAssessed, int)>.Empty, ImmutableDictionary<string, OpenAlert>.Empty, []);

    public int Rows => Batches.Sum(batch => batch.Rows);

    /// <summary>Windows that are full.</summary>
    public int FullWindows => Rows / WindowRows;
}

/// <param name="ClearWindows">How many windows since it was last found did not show it.</param>
public sealed record OpenAlert(AlertRaised Alert, int ClearWindows);
