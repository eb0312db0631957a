using System.Runtime.CompilerServices;
using TorchSharp;

// Torch's thread count and its tensor counter belong to the process.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace SemCovNet.Tests.Learning.Support;

internal static class OneThread
{
    // Threads that wait for each other spin: on a busy machine two are slower than one.
    [ModuleInitializer]
    internal static void Set() => torch.set_num_threads(1);
}
