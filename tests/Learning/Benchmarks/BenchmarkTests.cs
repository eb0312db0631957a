using SemCovNet.Learning.Benchmarks;
using SemCovNet.Tests.Learning.Support;

namespace SemCovNet.Tests.Learning.Benchmarks;

public sealed class BenchmarkTests
{
    [Fact]
    public void A_bare_step_is_timed()
    {
        var recipe = SmallTraining.Recipe with { Batch = 8 };
        Assert.InRange(BareStep.Measure(recipe, SyntheticData.Create(recipe.ImageSize), TestContext.Current.CancellationToken), 1e-5, 60);
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
