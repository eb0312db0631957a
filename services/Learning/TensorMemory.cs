using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SemCovNet.Learning;

/// <summary>
/// What a step's tensors leave free, the next step takes again. The C library would ask the system for each large tensor and give it back after: every step the system fills some
/// hundred thousand pages with zeros, in a third of the processor's time.
/// </summary>
internal static partial class TensorMemory
{
    // Of glibc's malloc.h; -1 as a threshold is never.
    private const int TrimThreshold = -1;
    private const int MostMappings = -4;
    private const int MostArenas = -8;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A tensor of the system's own stays its own: this must come before the first.")]
    internal static void Reuse()
    {
        // Who has set malloc himself keeps it.
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("MALLOC_MMAP_MAX_") is not null) return;
        _ = Set(MostMappings, 0);
        _ = Set(TrimThreshold, -1);
        // The fewer arenas there are the sooner a thread has the main one, see TensorThread.
        _ = Set(MostArenas, 1);
    }

    /// <summary>To the system what is free: a training has ended, and what comes after it may need little.</summary>
    public static void GiveBack()
    {
        if (OperatingSystem.IsLinux()) _ = Trim(0);
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int Set(int parameter, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint pad);
}
