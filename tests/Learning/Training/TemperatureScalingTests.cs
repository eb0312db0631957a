using SemCovNet.Learning.Training;

namespace SemCovNet.Tests.Learning.Training;

public sealed class TemperatureScalingTests
{
    [Fact]
    public void It_finds_the_temperature_at_which_confidence_equals_frequency()
    {
        // Logits say +4 each time and are right in 3 of 4 cases: sigmoid(4/T) = 0.75 at T = 4/ln 3.
        static double Loss(double temperature) => -0.75 * Math.Log(Sigmoid(4 / temperature)) - 0.25 * Math.Log(Sigmoid(-4 / temperature));
        Assert.Equal(4 / Math.Log(3), TemperatureScaling.Fit(Loss), 5);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
