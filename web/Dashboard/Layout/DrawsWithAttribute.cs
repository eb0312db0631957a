namespace SemCovNet.Dashboard.Layout;

/// <summary>
/// The modules a page draws with. The first answer names them: a browser fetches and runs them while it waits for the page's data, and not after that.
/// </summary>
/// <param name="modules">Addresses of JavaScript modules, from the site's root; what one imports is named too.</param>
[AttributeUsage(AttributeTargets.Class)]
public class DrawsWithAttribute(params string[] modules) : Attribute
{
    public IReadOnlyList<string> Modules => modules;
}
