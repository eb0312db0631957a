using System.Collections.Immutable;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Dashboard.Views;

public abstract record ViewCommand(string Page, string Name, string By)
{
    public sealed record Save(string Page, string Name, string Query, string By) : ViewCommand(Page, Name, By);

    public sealed record Remove(string Page, string Name, string By) : ViewCommand(Page, Name, By);
}

/// <summary>What may be written into <c>views-{page}</c>: the state is the query of each view by its name.</summary>
public static class SavedViewDecider
{
    public const int LongestName = 80;

    public static Decider<ImmutableDictionary<string, string>, ViewCommand> Instance { get; } = new(ImmutableDictionary<string, string>.Empty, Decide, Evolve);

    /// <exception cref="ViewRefusedException">The view has no name, or one that is too long.</exception>
    public static IReadOnlyList<IEvent> Decide(ImmutableDictionary<string, string> views, ViewCommand command) => command switch
    {
        { Name: var name } when string.IsNullOrWhiteSpace(name) || name.Length > LongestName =>
            throw new ViewRefusedException($"A view is saved under a name of 1 to {LongestName} letters."),
        // A view that is saved as it stands, or removed when it is gone, changes nothing.
        ViewCommand.Save c when views.GetValueOrDefault(c.Name) == c.Query => [],
        ViewCommand.Save c => [new ViewSaved(c.Page, c.Name, c.Query, c.By)],
        ViewCommand.Remove c when !views.ContainsKey(c.Name) => [],
        ViewCommand.Remove c => [new ViewRemoved(c.Page, c.Name, c.By)],
        _ => [],
    };

    public static ImmutableDictionary<string, string> Evolve(ImmutableDictionary<string, string> views, IEvent happened) => happened switch
    {
        ViewSaved e => views.SetItem(e.Name, e.Query),
        ViewRemoved e => views.Remove(e.Name),
        _ => views,
    };
}

/// <summary>A view cannot be saved so; the message says why.</summary>
public sealed class ViewRefusedException(string message) : Exception(message);
