using System.Text;

namespace SemCovNet.ReadModels.Experiments.Querying;

/// <summary>Cuts a query into its words and signs.</summary>
internal static class Tokens
{
    private const string Signs = "()=!<>~\"'";

    /// <summary>The tokens in order, the last of kind <see cref="TokenKind.End"/>.</summary>
    /// <exception cref="WrongQueryException">A quotation does not end, or a "!" stands alone.</exception>
    public static IReadOnlyList<Token> Of(string query)
    {
        List<Token> tokens = [];
        for (var at = 0; ;)
        {
            while (at < query.Length && char.IsWhiteSpace(query[at]))
                at++;
            if (at == query.Length)
                return [.. tokens, new(TokenKind.End, "", at)];
            var (token, length) = Next(query, at);
            tokens.Add(token);
            at += length;
        }
    }

    private static (Token Token, int Length) Next(string query, int at) => query[at] switch
    {
        '(' => (new(TokenKind.Open, "(", at), 1),
        ')' => (new(TokenKind.Close, ")", at), 1),
        '"' or '\'' => Quoted(query, at),
        '=' or '~' => (new(TokenKind.Operator, query[at].ToString(), at), 1),
        '!' or '<' or '>' => Operator(query, at),
        _ => Word(query, at),
    };

    private static (Token, int) Operator(string query, int at)
    {
        if (at + 1 < query.Length && query[at + 1] == '=')
            return (new(TokenKind.Operator, query.Substring(at, 2), at), 2);
        return query[at] == '!'
            ? throw new WrongQueryException(query, at, "\"!\" stands alone: write != for \"is not\", or the word not before a condition.")
            : (new(TokenKind.Operator, query[at].ToString(), at), 1);
    }

    private static (Token, int) Word(string query, int at)
    {
        var end = at;
        while (end < query.Length && !char.IsWhiteSpace(query[end]) && !Signs.Contains(query[end]))
            end++;
        return (new(TokenKind.Word, query[at..end], at), end - at);
    }

    private static (Token, int) Quoted(string query, int at)
    {
        var text = new StringBuilder();
        for (var end = at + 1; end < query.Length; end++)
        {
            if (query[end] == query[at])
                return (new(TokenKind.Quoted, text.ToString(), at), end + 1 - at);
            // A backslash lets the mark itself, or a backslash, stand in the text.
            if (query[end] == '\\' && end + 1 < query.Length && (query[end + 1] == query[at] || query[end + 1] == '\\'))
                end++;
            text.Append(query[end]);
        }
        throw new WrongQueryException(query, at, $"The quotation that begins here does not end: close it with {query[at]}.");
    }
}
