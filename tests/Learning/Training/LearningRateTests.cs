using SemCovNet.Learning.Training;

namespace SemCovNet.Tests.Learning.Training;

public sealed class LearningRateTests
{
    [Theory]
    [InlineData(0, 0.1)]      // a tenth of the way up
    [InlineData(9, 1)]        // the last step of the warm-up
    [InlineData(10, 1)]
    [InlineData(55, 0.5)]     // half of the cosine
    [InlineData(99, 0.000304586)]
    public void It_rises_in_a_line_and_falls_as_half_a_cosine(int step, double expected) =>
        Assert.Equal(expected, LearningRate.At(step, steps: 100, peak: 1, warmup: 0.1), 6);
}
