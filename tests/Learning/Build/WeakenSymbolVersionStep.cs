using SemCovNet.Tests.Learning.Support;

namespace SemCovNet.Tests.Learning.Build;

/// <summary>infra/build/WeakenSymbolVersion.targets: a library that asks for a newer libstdc++ than the host has.</summary>
public sealed class WeakenSymbolVersionStep : IDisposable
{
    private const string OldHost = "none";
    private readonly BuildStep _step = new();

    [Fact]
    public void A_link_is_replaced_by_a_weakened_copy_and_the_package_stays_as_it_was()
    {
        var original = ElfLibrary.AskingFor("GLIBCXX_3.4.32");
        File.WriteAllBytes(_step.Original, original);
        File.CreateSymbolicLink(_step.Library, _step.Original);

        var (exitCode, output) = _step.Run(OldHost);

        Assert.True(exitCode == 0, output);
        Assert.Equal(original, File.ReadAllBytes(_step.Original));
        Assert.Null(new FileInfo(_step.Library).LinkTarget);
        Assert.Equal(2, File.ReadAllBytes(_step.Library)[ElfLibrary.Flags]);
        Assert.Equal(File.GetLastWriteTimeUtc(_step.Original), File.GetLastWriteTimeUtc(_step.Library));
    }

    [Fact]
    public void A_second_run_changes_nothing()
    {
        File.WriteAllBytes(_step.Library, ElfLibrary.AskingFor("GLIBCXX_3.4.32"));
        _step.Run(OldHost);
        var (content, written) = (File.ReadAllBytes(_step.Library), File.GetLastWriteTimeUtc(_step.Library));

        Assert.Equal(0, _step.Run(OldHost).ExitCode);
        Assert.Equal(content, File.ReadAllBytes(_step.Library));
        Assert.Equal(written, File.GetLastWriteTimeUtc(_step.Library));
    }

    [Fact]
    public void A_host_that_has_the_version_keeps_its_link()
    {
        File.WriteAllBytes(_step.Original, ElfLibrary.AskingFor("GLIBCXX_3.4.32"));
        File.CreateSymbolicLink(_step.Library, _step.Original);

        Assert.Equal(0, _step.Run(hostLibraries: _step.Original).ExitCode);
        Assert.Equal(_step.Original, new FileInfo(_step.Library).LinkTarget);
    }

    [Fact]
    public void A_library_that_does_not_ask_for_the_version_fails_the_build_with_a_reason()
    {
        File.WriteAllBytes(_step.Library, ElfLibrary.AskingFor("GLIBCXX_3.4.29"));

        var (exitCode, output) = _step.Run(OldHost);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Cannot mark GLIBCXX_3.4.32 weak in", output);
        Assert.Contains("no such entry in .gnu.version_r. The TorchSharp package has probably changed", output);
    }

    [Fact]
    public void A_file_that_is_no_library_fails_the_build_with_a_reason()
    {
        File.WriteAllText(_step.Library, "version https://git-lfs.github.com/spec/v1");

        var (exitCode, output) = _step.Run(OldHost);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("not a complete 64-bit ELF library", output);
    }

    public void Dispose() => _step.Dispose();
}
