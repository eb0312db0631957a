namespace SemCovNet.ReadModels.Experiments.Querying;

/// <summary>
/// Reads <c>auc > 0.85 and recipe = semcovnet and not (status = failed or config.image_size = 112)</c>. "and" binds more tightly than "or", may be left
/// out, and words alone are looked for in id, dataset, recipe, reason and user.
/// </summary>
public sealed class QueryParser
{
    // Functions that call themselves read it, and databases bound how deep an expression may be; nobody writes so much by hand.
    private const int DeepestNesting = 100;
    private const int MostConditions = 200;

    private readonly string query;
    private readonly IReadOnlyList<Token> tokens;
    private int next;
    private int depth;
    private int conditions;

    private QueryParser(string query) => (this.query, tokens) = (query, Tokens.Of(query));

    private Token Current => tokens[next];

    /// <param name="query">Blank for every experiment.</param>
    /// <exception cref="WrongQueryException">It cannot be read; the exception says where.</exception>
    public static Condition Parse(string? query) => string.IsNullOrWhiteSpace(query) ? new Condition.Any() : new QueryParser(query).Whole();

    private Condition Whole()
    {
        var condition = Either();
        return Current.Kind is TokenKind.End ? condition : throw Unexpected();
    }

    private Condition Either()
    {
        var condition = Both();
        while (Current.Is("or"))
        {
            next++;
            condition = new Condition.Either(condition, Both());
        }
        return condition;
    }

    private Condition Both()
    {
        var condition = Term();
        while (Current.Is("and") || Current.StartsTerm)
        {
            if (Current.Is("and"))
                next++;
            condition = new Condition.Both(condition, Term());
        }
        return condition;
    }

    private Condition Term()
    {
        if (++depth > DeepestNesting)
            throw Wrong(Current, "The query is nested too deeply here: write it with fewer parentheses.");
        if (++conditions > MostConditions)
            throw Wrong(Current, $"The query has more than {MostConditions} conditions: ask for less at once.");
        var condition = Current switch
        {
            { Kind: TokenKind.Open } => Parenthesised(),
            { Kind: TokenKind.Word } word when word.Is("not") => Not(),
            { IsValue: true } => tokens[next + 1].Kind is TokenKind.Operator ? Comparison() : Words(),
            _ => throw Unexpected(),
        };
        depth--;
        return condition;
    }

    private Condition.Not Not()
    {
        next++;
        return new(Term());
    }

    private Condition Parenthesised()
    {
        var open = tokens[next++];
        var condition = Either();
        if (Current.Kind is TokenKind.End)
            throw Wrong(open, "The parenthesis that opens here is not closed: add a ).");
        if (Current.Kind is not TokenKind.Close)
            throw Unexpected();
        next++;
        return condition;
    }

    private Condition.Words Words() => new(tokens[next++].Text);

    private Condition Comparison()
    {
        var (name, how) = (tokens[next], tokens[next + 1]);
        if (!ExperimentFields.TryFind(name.Text, out var field))
            throw Wrong(name, $"There is no field \"{name.Text}\".{ExperimentFields.Suggestion(name.Text)}");
        next += 2;
        if (!Current.IsValue)
            throw Wrong(Current, $"A value is missing after {name.Text} {how.Text}.");
        return new QueryComparison(query, field, how, tokens[next++]).Read();
    }

    private WrongQueryException Unexpected() => Current switch
    {
        { Kind: TokenKind.End } => Wrong(Current, "The query ends where a condition is missing, for instance auc > 0.85."),
        { Kind: TokenKind.Close } => Wrong(Current, "This parenthesis closes nothing that was opened, or nothing stands before it."),
        { Kind: TokenKind.Operator } => Wrong(Current, $"Before {Current.Text} the name of a field is missing, for instance auc {Current.Text} 0.85."),
        _ => Wrong(Current, $"A condition is missing before \"{Current.Text}\"; put words that are looked for in quotation marks."),
    };

    private WrongQueryException Wrong(Token token, string message) => new(query, token.At, message);
}
