namespace SemCovNet.Dashboard.Loading;

/// <summary>What a page shows: not yet there, there, or failed with a reason.</summary>
public abstract record Loadable<T>
{
    private Loadable()
    {
    }

    public sealed record Pending : Loadable<T>;

    public sealed record Loaded(T Value) : Loadable<T>;

    public sealed record Failed(string Message) : Loadable<T>;

    /// <summary>What the query answers; its failure becomes the page's error state, and goes to the log whole.</summary>
    public static async Task<Loadable<T>> FromAsync(Func<Task<T>> query, ILogger logger)
    {
        try
        {
            return new Loaded(await query());
        }
        catch (OperationCanceledException)
        {
            // A page that was left shows it to nobody.
            return new Failed("It was broken off before an answer came. Load the page again.");
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "A page could not be loaded.");
            return new Failed(exception.Message);
        }
    }
}
