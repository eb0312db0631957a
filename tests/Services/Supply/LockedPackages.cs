using System.Text.Json;

namespace SemCovNet.Tests.Services.Supply;

/// <summary>What the lock files say is built from: NuGet's of every project, npm's of the dashboard.</summary>
internal static class LockedPackages
{
    /// <summary>By id and version, once however many projects use it.</summary>
    public static IReadOnlyList<(string Id, string Version)> OfNuGet() =>
    [
        .. TrackedFiles.All.Where(path => Path.GetFileName(path) == "packages.lock.json").SelectMany(file => Open(file).GetProperty("dependencies").EnumerateObject()).SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => (package.Name.ToLowerInvariant(), package.Value.GetProperty("resolved").GetString()!.ToLowerInvariant())).Distinct().Order(),
    ];

    /// <summary>What the dashboard hands to browsers, by path, with the licence that it names; null where it names none. What only its tests use is left out.</summary>
    public static IReadOnlyList<(string Path, string? Licence)> OfNpm() =>
    [
        .. Open(Path.Combine(Repository.Root, "web", "Dashboard", "package-lock.json")).GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.Length > 0 && !package.Value.TryGetProperty("dev", out _))
            .Select(package => (package.Name, package.Value.TryGetProperty("license", out var licence) ? licence.GetString() : null)),
    ];

    private static JsonElement Open(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }
}
