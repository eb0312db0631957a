using System.Globalization;
using SemCovNet.Learning;
using SemCovNet.Tests.Learning.Support;

namespace SemCovNet.Tests.Learning.Training;

/// <summary>What the tensors of a training ask of the system, and what they leave to others.</summary>
public sealed class TensorMemoryTests
{
    private const double Rare = 0.22;       // .08 to .16 as it is, .27 to .34 where the C library is left as it is.
    private const double Most = 0.75;       // Of what grew, .4 to .6 is .NET's own.

    [Fact]
    public void A_step_takes_again_what_the_one_before_it_left()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the C library is left as it is.");
        List<long> faults = [0];        // A training has a thread of its own, which begins with none.
        Train(() => faults.Add(PageFaults()));

        var (first, others) = (faults[1] - faults[0], faults.Skip(1).Zip(faults.Skip(2), (before, after) => after - before).Order().ToList());
        Assert.InRange(others[others.Count / 2], 0, Rare * first);
    }

    [Fact]
    public void A_training_has_its_memory_from_the_main_arena_whichever_thread_asks_for_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the C library is left as it is.");
        List<bool> callers = [], trainings = [];
        for (var i = 0; i < 4; i++)
        {
            var caller = new Thread(() =>
            {
                callers.Add(TensorThread.IsOfMainArena());
                trainings.Add(TensorThread.Run(TensorThread.IsOfMainArena));
            });
            caller.Start();
            caller.Join();
        }
        Assert.All(trainings, Assert.True);
        Assert.Contains(false, callers);
    }

    [Fact]
    public void What_a_training_took_is_left_to_others_when_it_ends()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the C library is left as it is.");
        SmallTraining.Run(SmallTraining.Recipe);        // What is loaded and made once stays.
        var (before, most) = (Environment.WorkingSet, 0L);
        Train(() => most = Math.Max(most, Environment.WorkingSet));

        Assert.InRange(Environment.WorkingSet - before, long.MinValue, Most * (most - before));
    }

    private static void Train(Action onStep) =>
        SmallTraining.Run(SmallTraining.Recipe with { ImageSize = 224, Batch = 64, Epochs = 6 }, new RecordingObserver(_ => onStep()));

    /// <summary>Pages of memory that the system had to find for this thread.</summary>
    private static long PageFaults() =>
        long.Parse(File.ReadAllText("/proc/thread-self/stat").Split(") ")[1].Split(' ')[7], CultureInfo.InvariantCulture);
}
