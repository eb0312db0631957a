namespace SemCovNet.Messaging.Parking;

/// <summary>Words of foreign origin, fit to be stored and shown.</summary>
internal static class FaultText
{
    private const int MostCharacters = 2000;

    /// <summary>An exception's message, and those of the exceptions that caused it.</summary>
    public static string Of(Exception failure)
    {
        List<string> messages = [];
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            messages.Add(cause.Message);
        return Printable(string.Join(" ← ", messages.Distinct()), MostCharacters);
    }

    /// <summary>Without line breaks and control characters, and no longer than so many.</summary>
    public static string Printable(string text, int most)
    {
        var cut = text.Length <= most ? text : text[..most] + "…";
        return string.Concat(cut.Select(character => char.IsControl(character) ? ' ' : char.IsSurrogate(character) ? '\uFFFD' : character));
    }
}
