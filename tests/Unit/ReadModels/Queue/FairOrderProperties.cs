using FsCheck;
using FsCheck.Fluent;
using SemCovNet.Contracts.Messages;
using SemCovNet.ReadModels.Queue;

namespace SemCovNet.Tests.Unit.ReadModels.Queue;

public sealed class FairOrderProperties
{
    [Fact]
    public void Whoever_waits_is_in_the_order_once_however_the_queue_was_read() => Check((waiting, running) =>
    {
        var order = FairOrder.Of(waiting, running);
        return order.Select(experiment => experiment.Id).Order().SequenceEqual(waiting.Select(experiment => experiment.Id).Order())
            && order.SequenceEqual(FairOrder.Of(waiting.Reverse(), running.Reverse()));
    });

    [Fact]
    public void Nothing_goes_before_a_higher_priority_and_none_of_a_user_s_before_an_older_one_of_the_same() => Check((waiting, running) =>
        FairOrder.Of(waiting, running) is var order
        && order.Zip(order.Skip(1)).All(pair => pair.First.Priority >= pair.Second.Priority)
        && order.GroupBy(experiment => (experiment.Priority, experiment.RequestedBy)).All(own => own.Zip(own.Skip(1)).All(pair => pair.First.RequestedAt <= pair.Second.RequestedAt)));

    [Fact]
    public void A_hundred_more_of_one_user_put_nobody_else_of_their_priority_back_by_more_than_their_own_turns() => Check((waiting, running) =>
    {
        var flood = Enumerable.Range(1000, 100).Select(number => FairOrderTests.Experiment($"z{number}"));
        var (before, after) = (FairOrder.Of(waiting, running), FairOrder.Of(waiting.Concat(flood), running));
        // Before an experiment of turn t of somebody else come at most t + 1 of the flood.
        return waiting.Where(experiment => experiment.Priority >= ExperimentPriority.Normal).All(experiment => after.TakeWhile(other => other.Id != experiment.Id).Count(other => other.RequestedBy == "z") <= Turn(experiment, waiting, running) + 1)
            && before.SequenceEqual(after.Where(experiment => experiment.RequestedBy != "z"));
    });

    private static int Turn(QueuedExperiment experiment, IReadOnlyList<QueuedExperiment> waiting, IReadOnlyList<QueuedExperiment> running) =>
        running.Count(other => other.RequestedBy == experiment.RequestedBy)
        + waiting.Count(other => (other.RequestedBy, other.Priority) == (experiment.RequestedBy, experiment.Priority) && other.RequestedAt < experiment.RequestedAt);

    private static void Check(Func<IReadOnlyList<QueuedExperiment>, IReadOnlyList<QueuedExperiment>, bool> holds)
    {
        // Of four users; a number occurs once in a queue.
        var queue = Gen.Choose(0, 12).SelectMany(count => Gen.Choose(0, 11).ListOf(count)).Select(choices => (IReadOnlyList<QueuedExperiment>)
            [.. choices.Select((choice, number) => FairOrderTests.Experiment($"{"abcd"[choice % 4]}{number}{(choice / 4) switch { 0 => "", 1 => "+", _ => "-" }}"))]);
        Prop.ForAll(queue.ToArbitrary(), queue.ToArbitrary(), (waiting, others) =>
            holds(waiting, [.. others.Select(other => other with { Id = "r" + other.Id })])).QuickCheckThrowOnFailure();
    }
}
