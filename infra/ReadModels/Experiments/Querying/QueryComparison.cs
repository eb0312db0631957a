using System.Globalization;

namespace SemCovNet.ReadModels.Experiments.Querying;

/// <summary>One comparison of a query: what its field's kind makes of the sign and the value.</summary>
internal sealed class QueryComparison(string query, ExperimentField field, Token how, Token value)
{
    private const string None = "none";

    private bool IsNone => value.Is(None);

    /// <exception cref="WrongQueryException">The sign or the value does not suit the field.</exception>
    public Condition Read() => how.Text == "!=" ? new Condition.Not(Plain("=")) : Plain(how.Text);

    private Condition Plain(string sign) => field.Kind switch
    {
        FieldKind.Choice => Choice(sign),
        _ when IsNone => sign == "=" ? new Condition.Missing(field) : throw Wrong(how, $"\"none\" can only be compared by = and !=: write {field.Name} = none."),
        FieldKind.Number => Number(sign),
        FieldKind.Date => Date(sign),
        FieldKind.Text => Text(sign),
        _ => Key(sign),
    };

    private Condition.Text Choice(string sign)
    {
        if (sign != "=")
            throw Wrong(how, $"{field.Name} is one of a few names, which {sign} cannot compare: use = or !=.");
        var name = value.Text.ToLowerInvariant();
        return field.Choices!.Contains(name)
            ? new(field, name, Part: false)
            : throw Wrong(value, $"{field.Name} is never \"{value.Text}\": it is one of {string.Join(", ", field.Choices!)}.");
    }

    private Condition.Number Number(string sign)
    {
        if (sign == "~")
            throw Wrong(how, $"{field.Name} is a number, which ~ cannot search: use =, <, <=, > or >=.");
        return AsNumber is { } number
            ? new(field, sign, number)
            : throw Wrong(value, $"{field.Name} is a number, and \"{value.Text}\" is none: write it like 0.85 or 3e-4.");
    }

    private Condition.Text Text(string sign) => sign is "=" or "~"
        ? new(field, value.Text.ToLowerInvariant(), sign == "~")
        : throw Wrong(how, $"{field.Name} is text, which {sign} cannot compare: use =, != or ~ for \"contains\".");

    private Condition Key(string sign) => sign is not ("=" or "~") || (sign == "=" && value.Kind is TokenKind.Word && AsNumber is not null) ? Number(sign) : Text(sign);

    private Condition.During Date(string sign)
    {
        if (sign == "~")
            throw Wrong(how, $"{field.Name} is a time, which ~ cannot search: use =, <, <=, > or >=.");
        var span = NamedTime.Of(value.Text)
            ?? throw Wrong(value, $"{field.Name} is a time in UTC, and \"{value.Text}\" is none: write it like 2026-03-01, 2026-03 or 2026-03-01T14:30.");
        return sign switch
        {
            "=" => new(field, span.From, span.Until),
            "<" => new(field, null, span.From),
            "<=" => new(field, null, span.Until),
            ">" => new(field, span.Until, null),
            _ => new(field, span.From, null),
        };
    }

    private double? AsNumber => double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private WrongQueryException Wrong(Token token, string message) => new(query, token.At, message);
}
