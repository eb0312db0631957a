using System.Text;
using System.Text.Json;
using SemCovNet.Contracts.Events;
using SemCovNet.Tests.Integration.Preparing;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Studying;

/// <summary>
/// A study of two recipes that train and one that cannot, two seeds each: killed after its first training and begun again.
/// </summary>
public sealed class CompletedStudy(PreparedHome prepared) : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(8);

    private readonly Home home = prepared.Copy();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("semcov-study-");

    public Home Home => home;

    public string File => Path.Combine(folder.FullName, "study.json");

    public string Report => Path.Combine(folder.FullName, "report");

    /// <summary>How the command ended that completed the study.</summary>
    public Answer Answer { get; private set; } = new(0, "", "");

    /// <summary>The study file with other epochs of its first recipe.</summary>
    public void Write(string file, int epochs = 1) => System.IO.File.WriteAllText(file, $$"""
        {
          "name": "small", "datasets": ["{{DrawnDataset.Name}}"], "seeds": [1, 2], "baseline": "plain", "threads": 1,
          "recipes": [
            {"recipe": "demo", "label": "plain", "set": {"epochs": {{epochs}}, "image_size": 32, "dam": false, "sdm": "none", "dva": false, "cdi": "off"} },
            {"recipe": "demo", "label": "described", "set": {"epochs": 1, "image_size": 32} },
            {"recipe": "demo", "label": "broken", "set": {"epochs": 1, "image_size": 32, "backbone": "mobilenetv2", "weights": "foreign.safetensors"} }
          ]
        }
        """);

    public async ValueTask InitializeAsync()
    {
        Write(File);
        System.IO.File.WriteAllBytes(Path.Combine(folder.FullName, "foreign.safetensors"), ForeignWeights());
        await using (var begun = home.Start("study", File))
        {
            await home.HappensAsync<TrainingCompleted>();
            begun.Kill();
        }
        await using var again = home.Start("study", File, "--json", "--to", Report);
        Answer = await again.EndAsync(Long);
    }

    public async Task<Answer> RunAsync(params string[] arguments)
    {
        await using var process = home.Start(arguments);
        return await process.EndAsync(Long);
    }

    public JsonElement Json => Answer.Json;

    public ValueTask DisposeAsync()
    {
        home.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    // A safetensors file of one number: no backbone begins with it.
    private static byte[] ForeignWeights()
    {
        var header = Encoding.UTF8.GetBytes("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""");
        return [.. BitConverter.GetBytes((long)header.Length), .. header, 0, 0, 128, 63];
    }
}
