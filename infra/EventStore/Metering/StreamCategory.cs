namespace SemCovNet.EventStore.Metering;

/// <summary>What a stream is about: its name up to the first dash.</summary>
public static class StreamCategory
{
    public static string Of(string stream) => stream.Split('-', 2)[0];
}
