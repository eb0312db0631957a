using SemCovNet.Learning.Benchmarks;
using SemCovNet.Tests.Learning.Support;

namespace SemCovNet.Tests.Learning.Benchmarks;

public sealed class BenchmarkTests
{
    [Fact]
    public void Both_ways_are_timed_over_the_same_number_of_steps()
    {
        var recipe = SmallTraining.Recipe with { Batch = 8 };
        var times = StepTimes.Measure(recipe, SyntheticData.Create(recipe.ImageSize), turns: 2, TestContext.Current.CancellationToken);
        Assert.Equal(2 * (8 - 1 - 4), times.Steps);
        Assert.InRange(times.OfBare, 1e-5, 60);
        Assert.InRange(times.OfTrainer, 1e-5, 60);
    }

    [Fact]
    public void Resident_memory_is_read_over_all_steps()
    {
        var recipe = SmallTraining.Recipe with { Batch = 2, Epochs = 4, ImageSize = 32 };
        var resident = ResidentMemory.Measure(recipe, SyntheticData.Create(recipe.ImageSize), TestContext.Current.CancellationToken);
        Assert.Equal(128, resident.Steps);
        Assert.InRange(resident.Late / resident.Early, 0.5, 1.5);
    }
}
