namespace SemCovNet.Contracts.Events;

/// <summary>What happens in <c>views-{page}</c>; written by the dashboard.</summary>
public interface IViewEvent : IEvent
{
    /// <summary>The page the view is of, for instance <c>experiments</c>.</summary>
    string Page { get; }

    /// <summary>What people call it; a page has one view of a name.</summary>
    string Name { get; }
}

/// <param name="Query">The part of the page's address after the question mark.</param>
[WireName("dashboard.view-saved.v1")]
public sealed record ViewSaved(string Page, string Name, string Query, string By) : IViewEvent;

[WireName("dashboard.view-removed.v1")]
public sealed record ViewRemoved(string Page, string Name, string By) : IViewEvent;
