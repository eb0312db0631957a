namespace SemCovNet.EventStore;

/// <summary>Words that people and other programs send, before they become part of an event.</summary>
public static class SaidText
{
    /// <summary>Without blanks around them, and with U+FFFD for each control character: PostgreSQL holds no U+0000, and nobody can read the others.</summary>
    public static string Of(string text) => Printable(text.Trim());

    /// <summary>The text with U+FFFD for each control character, as it may be shown or kept.</summary>
    public static string Printable(string text) => string.Concat(text.Select(character => IsControl(character) ? '\uFFFD' : character));

    /// <summary>Whether a control character is among them; line breaks and tabs are none.</summary>
    public static bool HasControl(string text) => text.Any(IsControl);

    private static bool IsControl(char character) => char.IsControl(character) && character is not ('\n' or '\r' or '\t');
}
