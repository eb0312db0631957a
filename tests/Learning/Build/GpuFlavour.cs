using System.Diagnostics;
using System.Text.Json;
using SemCovNet.Tests.Learning.Support;

namespace SemCovNet.Tests.Learning.Build;

/// <summary>-p:Gpu=true swaps the native packages; without it they are not so much as asked for.</summary>
public sealed class GpuFlavour
{
    [Theory]
    [InlineData("services/Learning/Learning.csproj", "libtorch-cpu-linux-x64", "TorchSharp-cuda-linux")]
    [InlineData("services/Learning/Learning.csproj", "Microsoft.ML.OnnxRuntime", "Microsoft.ML.OnnxRuntime.Gpu")]
    [InlineData("services/Evaluation/Evaluation.csproj", "Microsoft.ML.OnnxRuntime", "Microsoft.ML.OnnxRuntime.Gpu")]
    public void A_project_refers_to_the_natives_of_one_flavour(string project, string cpu, string gpu)
    {
        Assert.Equal([cpu], References(project, "false").Intersect([cpu, gpu]));
        Assert.Equal([gpu], References(project, "true").Intersect([cpu, gpu]));
    }

    private static IEnumerable<string?> References(string project, string gpu)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "msbuild", Path.Combine(Repository.Root, project), "-nologo", "-nodeReuse:false", "-getItem:PackageReference", $"-p:Gpu={gpu}" },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        using var items = JsonDocument.Parse(output);
        return [.. items.RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray().Select(item => item.GetProperty("Identity").GetString())];
    }
}
