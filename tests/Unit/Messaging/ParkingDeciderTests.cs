using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Messaging.Parking;

namespace SemCovNet.Tests.Unit.Messaging;

public sealed class ParkingDeciderTests
{
    private static readonly MessageParked Parked = new(
        "p1", "retrain-requested", Guid.Empty, "RetrainRequested", "application/json", ParkingCause.Faulted, "Exception", "no such dataset", Digest.Of([1]), 1, "{");

    private static readonly MessageReplayed Replayed = new("p1", "retrain-requested", Guid.Empty, "application/json", Digest.Of([1]), "imported now", "user:ada");

    private static readonly MessageDiscarded Discarded = new("p1", "a test", "user:ada");

    private static readonly ParkingCommand Park = new ParkingCommand.Park(Parked);
    private static readonly ParkingCommand Replay = new ParkingCommand.Replay("p1", " imported now ", "user:ada");
    private static readonly ParkingCommand Discard = new ParkingCommand.Discard("p1", "a test", "user:ada");

    [Fact]
    public void A_message_that_cannot_be_consumed_is_parked() => Given().When(Park).Then(Parked);

    [Fact]
    public void A_reason_is_kept_without_characters_that_say_nothing() =>
        Given(Parked).When(new ParkingCommand.Discard("p1", "a te\0st", "user:ada")).Then(Discarded with { Reason = "a te\uFFFDst" });

    [Fact]
    public void Delivered_again_while_it_is_parked_it_is_parked_once() => Given(Parked).When(Park).ThenNothing();

    [Fact]
    public void Replayed_it_goes_to_the_queue_it_came_from_as_it_was() => Given(Parked).When(Replay).Then(Replayed);

    [Fact]
    public void A_repeated_decision_changes_nothing()
    {
        Given(Parked, Replayed).When(Replay).ThenNothing();
        Given(Parked, Discarded).When(Discard).ThenNothing();
    }

    [Fact]
    public void Replayed_in_vain_it_is_parked_again_and_can_be_decided_on_again()
    {
        Given(Parked, Replayed).When(Park).Then(Parked);
        Given(Parked, Replayed, Parked).When(Replay).Then(Replayed);
        Given(Parked, Replayed, Parked).When(Discard).Then(Discarded);
    }

    [Fact]
    public void Discarded_and_sent_again_it_is_parked_again() => Given(Parked, Discarded).When(Park).Then(Parked);

    [Fact]
    public void What_was_discarded_is_not_replayed() =>
        Given(Parked, Discarded).When(Replay).ThenRefused("Message p1 was discarded: \"a test\". Ask its sender for it again.");

    [Fact]
    public void What_was_replayed_is_not_discarded() =>
        Given(Parked, Replayed).When(Discard).ThenRefused("Message p1 was replayed already: there is nothing to discard.");

    [Fact]
    public void What_was_never_parked_cannot_be_decided_on()
    {
        Given().When(Replay).ThenRefused("There is no parked message p1. See: semcov queue parked list --all");
        Given().When(Discard).ThenRefused("There is no parked message p1. See: semcov queue parked list --all");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void A_decision_needs_a_reason(string reason)
    {
        const string Refusal = "A decision on a parked message needs a reason: it is what remains of it.";
        Given(Parked).When(new ParkingCommand.Replay("p1", reason, "user:ada")).ThenRefused(Refusal);
        Given(Parked).When(new ParkingCommand.Discard("p1", reason, "user:ada")).ThenRefused(Refusal);
    }

    private static Spec<ParkedMessage, ParkingCommand> Given(params IEvent[] happened) => new(ParkingDecider.Instance, happened);
}
