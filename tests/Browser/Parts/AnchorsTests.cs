using SemCovNet.Dashboard.Display;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class AnchorsTests
{
    [Theory]
    [InlineData("experiments/a?level=subgroup", "experiments/a?level=subgroup#fairness")]
    [InlineData("experiments/a?level=subgroup#groups", "experiments/a?level=subgroup#fairness")]
    public void An_address_has_one_anchor(string address, string anchored) => Assert.Equal(anchored, address.At("fairness"));
}
