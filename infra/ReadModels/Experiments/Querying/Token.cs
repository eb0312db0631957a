namespace SemCovNet.ReadModels.Experiments.Querying;

internal enum TokenKind
{
    /// <summary>A name, a number, a date or a keyword.</summary>
    Word,

    /// <summary>What stands in quotation marks, without them.</summary>
    Quoted,

    /// <summary>A comparison.</summary>
    Operator,
    Open,
    Close,
    End,
}

/// <param name="At">Of its first character in the query.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int At)
{
    public bool Is(string keyword) => Kind is TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    public bool IsKeyword => Is("and") || Is("or") || Is("not");

    public bool IsValue => Kind is TokenKind.Quoted || (Kind is TokenKind.Word && !IsKeyword);

    public bool StartsTerm => Kind is TokenKind.Open || IsValue || Is("not");
}
