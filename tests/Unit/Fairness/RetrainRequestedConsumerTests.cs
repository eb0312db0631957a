using SemCovNet.Contracts.Messages;
using SemCovNet.Fairness.Retraining;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>Anyone on the broker may ask for a retraining: what cannot be kept is refused before it is recorded.</summary>
public sealed class RetrainRequestedConsumerTests
{
    private static readonly RetrainRequested Whole = new("milk", null, "semcovnet", "new annotations\nof\tward 7", "ward 7");

    [Fact]
    public void A_whole_request_is_taken_as_it_came()
    {
        Assert.Same(Whole, RetrainRequestedConsumer.Whole(Whole));
        Assert.NotNull(RetrainRequestedConsumer.Whole(Whole with { Recipe = null, RequestedBy = new('w', 100) }));
    }

    [Fact]
    public void What_is_missing_is_named() => Refused(
        Whole with { Reason = " ", RequestedBy = null! },
        "A retraining was requested without reason and without requestedBy. Send for instance {\"datasetId\": \"milk\", \"reason\": \"new annotations\", \"requestedBy\": \"ward 7\"}.");

    [Fact]
    public void A_control_character_is_refused_wherever_it_stands()
    {
        Refused(Whole with { Reason = "a\0b" }, "A retraining was requested with a control character in reason. Send letters, digits, signs, tabs and line breaks.");
        Refused(
            Whole with { DatasetId = "mi\u001blk", RequestedBy = "ward\u0085", Recipe = "sem\0" },
            "A retraining was requested with a control character in datasetId and in requestedBy and in recipe. Send letters, digits, signs, tabs and line breaks.");
    }

    [Fact]
    public void A_name_longer_than_names_are_is_refused() => Refused(
        Whole with { RequestedBy = new('w', 101) }, "A retraining was requested by a name of 101 characters in requestedBy. Send 1 to 100, for instance \"ward 7\".");

    private static void Refused(RetrainRequested message, string because) =>
        Assert.Equal(because, Assert.Throws<NotRetrainableException>(() => RetrainRequestedConsumer.Whole(message)).Message);
}
