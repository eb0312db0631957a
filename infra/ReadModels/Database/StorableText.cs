namespace SemCovNet.ReadModels.Database;

/// <summary>Texts as both databases hold them: PostgreSQL's have every character but U+0000, and events keep what people and other programs sent.</summary>
internal static class StorableText
{
    /// <summary>The value, with U+FFFD for each U+0000 where it is a text.</summary>
    public static object? Of(object? value) => value is string text ? text.Replace('\0', '\uFFFD') : value;

    public static bool IsNeeded(object? value) => value is string text && text.Contains('\0');
}
