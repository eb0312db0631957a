using System.Text;

namespace SemCovNet.Tests.Chaos.Subjects;

/// <summary>
/// What a subject tells its driver, a line at a time: <c>attempt ID…</c>, <c>ack VERSION ID…</c>. A line is in the pipe before the call returns, and
/// what is in the pipe outlives the process.
/// </summary>
internal static class Voice
{
    private static readonly Stream Output = Console.OpenStandardOutput();
    private static readonly Lock Gate = new();

    public static void Say(params IEnumerable<object> words)
    {
        var line = Encoding.UTF8.GetBytes(string.Join(' ', words) + "\n");
        lock (Gate)
        {
            Output.Write(line);
            Output.Flush();
        }
    }
}
