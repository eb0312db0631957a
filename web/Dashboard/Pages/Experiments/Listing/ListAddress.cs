using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Pages.Experiments.Listing;

/// <summary>Addresses of the list that differ from the present one in a few parameters. Another query or order starts at its first page.</summary>
internal sealed class ListAddress(NavigationManager navigation)
{
    public string With(params (string Name, object? Value)[] changes)
    {
        var parameters = changes.ToDictionary(change => change.Name, change => change.Value is string { Length: 0 } ? null : change.Value);
        if (changes.Any(change => change.Name is "where" or "sort" or "group" or "limit"))
            parameters.TryAdd("after", null);
        return navigation.GetUriWithQueryParameters(parameters);
    }

    /// <summary>A list in a parameter with one name more, or without it where it was there.</summary>
    public string Toggled(string parameter, IEnumerable<string> present, string name)
    {
        var names = present.ToList();
        if (!names.Remove(name))
            names.Add(name);
        return With((parameter, string.Join(',', names)));
    }
}
