using System.Diagnostics;

namespace SemCovNet.Tests.Learning.Support;

/// <summary>An output folder with a library, and the real build step run on it by MSBuild.</summary>
public sealed class BuildStep : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("semcov-build-step-");

    public BuildStep()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "output"));
        Library = Path.Combine(_folder.FullName, "output", "libLibTorchSharp.so");
        Original = Path.Combine(_folder.FullName, "package.so");
    }

    public string Library { get; }
    public string Original { get; }

    public (int ExitCode, string Output) Run(string hostLibraries)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "msbuild", Path.Combine(Repository.Root, "infra/build/WeakenSymbolVersion.targets"), "-nologo", "-nodeReuse:false",
                "-t:WeakenSymbolVersionInOutput", $"-p:OutDir={Path.GetDirectoryName(Library)}/", $"-p:HostStandardLibraries={hostLibraries}",
            },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
