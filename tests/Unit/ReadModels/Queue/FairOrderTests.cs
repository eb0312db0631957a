using SemCovNet.Contracts.Messages;
using SemCovNet.ReadModels.Queue;

namespace SemCovNet.Tests.Unit.ReadModels.Queue;

/// <summary>An experiment is written user, number, and + or - for a priority other than normal; numbers are in the order of the requests.</summary>
public sealed class FairOrderTests
{
    [Theory]
    // Nothing waits.
    [InlineData("", "", "")]
    // One user: the oldest first.
    [InlineData("a2 a1 a3", "", "a1 a2 a3")]
    // Users take turns, whoever asked first begins.
    [InlineData("a1 a2 a3 b4 b5 c6", "", "a1 b4 c6 a2 b5 a3")]
    // A turn that is being trained now was had.
    [InlineData("a2 a3 b4", "a1", "b4 a2 a3")]
    [InlineData("a3 b4 c5", "a1 a2 b0", "c5 b4 a3")]
    // A higher priority goes first, whosesoever it is.
    [InlineData("a1 b2 a3+", "", "a3+ a1 b2")]
    [InlineData("a1- b2 c3+", "", "c3+ b2 a1-")]
    // Within each priority users take turns of their own.
    [InlineData("a1+ a2+ b3+ a4 b5", "", "a1+ b3+ a2+ a4 b5")]
    // Even high priority does not let one user have all the trainers.
    [InlineData("a2+ b3+", "a1+", "b3+ a2+")]
    public void Experiments_are_taken_up_in_a_fair_order(string waiting, string running, string expected) =>
        Assert.Equal(expected, string.Join(' ', FairOrder.Of(Experiments(waiting), Experiments(running)).Select(experiment => experiment.Id)));

    internal static IReadOnlyList<QueuedExperiment> Experiments(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Experiment)];

    internal static QueuedExperiment Experiment(string text)
    {
        var priority = text[^1] switch { '+' => ExperimentPriority.High, '-' => ExperimentPriority.Low, _ => ExperimentPriority.Normal };
        var number = int.Parse(text[1..].TrimEnd('+', '-'));
        return new(text, "skin", 1, "demo", text[..1], priority, null, DateTimeOffset.UnixEpoch.AddMinutes(number), 0, null, 0, 3, null, null);
    }
}
