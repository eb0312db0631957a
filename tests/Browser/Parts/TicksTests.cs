using SemCovNet.Dashboard.Pages.Experiments.Listing;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class TicksTests
{
    private readonly Ticks ticks = new();

    public TicksTests() => ticks.Tell(["a"]);

    [Fact]
    public void A_tick_counts_before_the_address_tells_of_it_and_while_it_tells_of_an_older_one()
    {
        Assert.Equal(["a", "b"], ticks.Set("b", true));
        Assert.Equal(["a", "b", "c"], ticks.Set("c", true));
        ticks.Tell(["a"]);
        ticks.Tell(["a", "b"]);
        Assert.Equal(["a", "b", "c"], ticks.Chosen);
        Assert.Equal(["a", "b", "c", "d"], ticks.Set("d", true));
        ticks.Tell(["a", "b", "c", "d"]);
        Assert.Equal(["a", "b", "c", "d"], ticks.Chosen);
    }

    [Fact]
    public void A_tick_that_is_taken_away_while_it_is_under_way_stays_away()
    {
        ticks.Set("b", true);
        ticks.Set("b", false);
        ticks.Tell(["a", "b"]);
        Assert.Equal(["a"], ticks.Chosen);
        ticks.Tell(["a"]);
        Assert.Equal(["a"], ticks.Chosen);
    }

    [Fact]
    public void An_address_that_no_tick_led_to_replaces_them()
    {
        ticks.Set("b", true);
        ticks.Tell(["x"]);
        Assert.Equal(["x"], ticks.Chosen);
        // The tick's own comes after it, and is where the reader stands then.
        ticks.Tell(["a", "b"]);
        Assert.Equal(["a", "b"], ticks.Chosen);
        ticks.Tell([]);
        Assert.Empty(ticks.Chosen);
    }
}
