using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace SemCovNet.Learning;

/// <summary>Runs work on a thread that takes its memory from the C library's main arena.</summary>
/// <remarks>
/// Only there a tensor of more than 64 MiB is kept for the next step. In any other arena glibc (sysmalloc) asks the system for it and gives it back after, whatever
/// <see cref="TensorMemory"/> says: at 160 pixels and batches of 32 the system then fills pages with zeros for a third of the time.
/// A thread's arena is chosen in turn when it first asks for memory, so threads are started until one has the main one.
/// </remarks>
internal static class TensorThread
{
    private const int MostThreads = 64;

    // Not of a size that threads keep for themselves, which may come from another's arena, nor of one that could be mapped.
    private const int Probe = 64 << 10;

    // Of glibc's malloc.c: a flag in the word before what malloc answers.
    private const nuint NotOfMainArena = 4;

    public static T Run<T>(Func<T> work)
    {
        if (!OperatingSystem.IsLinux()) return work();
        using var enough = new ManualResetEventSlim();
        var threads = new List<Thread>();
        (T Answer, ExceptionDispatchInfo? Failure) outcome = default;
        try
        {
            for (var isFound = false; !isFound;)
            {
                var answer = new TaskCompletionSource<bool>();
                var isLast = threads.Count + 1 == MostThreads;
                var thread = new Thread(() =>
                {
                    var isMine = isLast || IsOfMainArena();
                    answer.SetResult(isMine);
                    if (isMine) outcome = Outcome(work);
                    else enough.Wait();
                });
                threads.Add(thread);
                thread.Start();
                isFound = answer.Task.GetAwaiter().GetResult();
            }
        }
        finally
        {
            // Only now: the arena of a thread that ends goes to the next one.
            enough.Set();
            foreach (var thread in threads) thread.Join();
        }
        outcome.Failure?.Throw();
        return outcome.Answer;
    }

    /// <summary>Of the calling thread.</summary>
    internal static unsafe bool IsOfMainArena()
    {
        var block = (nuint*)NativeMemory.Alloc(Probe);
        var flags = block[-1];
        NativeMemory.Free(block);
        return (flags & NotOfMainArena) == 0;
    }

    private static (T, ExceptionDispatchInfo?) Outcome<T>(Func<T> work)
    {
        try
        {
            return (work(), null);
        }
        catch (Exception failure)
        {
            return (default!, ExceptionDispatchInfo.Capture(failure));
        }
    }
}
