using System.Text;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Verification;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.EventStore.Verification;

public sealed class HashChainTests
{
    private static readonly RecordedEvent Recorded = new(
        Guid.Parse("0195b2f0-0000-7000-8000-000000000001"), "experiment-e1", 0, new(7), "training.attempt-started.v1",
        new(Some.Noon, Guid.Parse("0195b2f0-0000-7000-8000-000000000002"), null, "user:ada", null), Encoding.UTF8.GetBytes("{}"), default);

    [Fact]
    public void Yesterdays_hashes_are_still_computed() =>
        // Computed from the description of the encoding by another program.
        Assert.Equal("9a1606bf3dfbe10f32842a8cdf552e27105d127fe8ce55dbcd9417898477ef60", Hex(Recorded));

    [Fact]
    public void A_field_that_is_empty_is_not_one_that_is_absent() =>
        Assert.NotEqual(Hex(Recorded), Hex(Recorded with { Context = Recorded.Context with { TraceParent = "" } }));

    [Fact]
    public void A_letter_that_moves_from_one_field_to_the_next_changes_the_hash() =>
        Assert.NotEqual(
            Hex(Recorded with { Context = Recorded.Context with { Actor = "user:ada", TraceParent = "x" } }),
            Hex(Recorded with { Context = Recorded.Context with { Actor = "user:adax", TraceParent = "" } }));

    [Fact]
    public void The_global_position_is_not_part_of_it() =>
        Assert.Equal(Hex(Recorded), Hex(Recorded with { Position = new(8) }));

    private static string Hex(RecordedEvent recorded) => Convert.ToHexStringLower(HashChain.Link(HashChain.Beginning, recorded));
}
