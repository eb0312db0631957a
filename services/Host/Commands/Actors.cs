namespace SemCovNet.Cli.Commands;

internal static class Actors
{
    /// <summary>Who runs the command, as the operating system knows them.</summary>
    public static string User { get; } = $"user:{Environment.UserName}";
}
