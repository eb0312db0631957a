namespace SemCovNet.EventStore.Metering;

/// <summary>What a stream is about: its name up to the first dash.</summary>
public static class StreamCategory
{
    public static string Of(string stream) => stream.IndexOf('-', StringComparison.Ordinal) is >= 0 and var end ? stream[..end] : stream;
}
