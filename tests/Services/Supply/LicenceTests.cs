using System.Xml.Linq;

namespace SemCovNet.Tests.Services.Supply;

/// <summary>All that is built from may be used, changed and handed on with no more than its notice.</summary>
public sealed class LicenceTests
{
    private static readonly string[] Permissive =
        ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "PostgreSQL", "Apache-2.0 OR MPL-2.0"];

    private static readonly string[] PermissiveTexts = ["MIT License", "Apache License"];

    [Fact]
    public void Every_package_of_NuGet_has_a_permissive_licence()
    {
        var packages = LockedPackages.OfNuGet();
        Assert.True(packages.Count > 50, $"The lock files name {packages.Count} packages.");

        Assert.Empty(packages.Select(package => WhyNot(package.Id, package.Version)).OfType<string>());
    }

    [Fact]
    public void Every_package_of_npm_has_a_permissive_licence()
    {
        var packages = LockedPackages.OfNpm();
        Assert.NotEmpty(packages);

        Assert.All(packages, package => Assert.Contains(package.Licence, Permissive));
    }

    private static string? WhyNot(string id, string version)
    {
        var folder = Path.Combine(PackagesFolder, id, version);
        var specification = Path.Combine(folder, $"{id}.nuspec");
        if (!File.Exists(specification))
            return $"{id} {version} is locked, but not in {PackagesFolder}";
        var licence = XDocument.Load(specification).Descendants().FirstOrDefault(element => element.Name.LocalName == "license");
        return licence?.Attribute("type")?.Value switch
        {
            "expression" when Permissive.Contains(licence.Value) => null,
            "file" when PermissiveTexts.Any(File.ReadAllText(Path.Combine(folder, licence.Value)).Contains) => null,
            _ => $"{id} {version}: {licence?.Value ?? "no licence"}",
        };
    }

    private static string PackagesFolder => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
