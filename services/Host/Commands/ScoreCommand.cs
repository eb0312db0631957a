using System.CommandLine;
using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Scoring;
using SemCovNet.Cli.Terminal;
using SemCovNet.Learning.Clip;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov annotations score</c>: descriptors that a CLIP model sees, as a file for upload. What it writes is a proposal, nothing is stored.</summary>
internal static class ScoreCommand
{
    private const string PromptsHelp = """
        What is asked of the model, a JSON file:
          {"templates": ["This is a skin image of {}"], "references": ["This is a skin image"],
           "descriptors": {"vessels": ["vessels", "telangiectasia"]}, "scale": 98.9}
        with one reference for each template and one or more terms for each descriptor
        """;

    private static readonly Option<FileInfo> Prompts = new("--prompts") { Description = PromptsHelp, HelpName = "FILE", Required = true };
    private static readonly Option<FileInfo> To = new("--to") { Description = "The CSV file to write: image,<descriptor>…", HelpName = "CSV", Required = true };

    /// <param name="dataset">The option that names the dataset.</param>
    public static Command Create(Option<string> dataset)
    {
        var command = Verb.Of(
            "score", "Score descriptors of every image with a CLIP model and prompts, as MONET does.",
            "semcov annotations score --dataset milk --weights monet/model.safetensors --prompts prompts.json --to scores.csv",
            dataset, ClipOptions.Weights, ClipOptions.Vocabulary, Prompts, To);
        command.SetAction(async (arguments, cancellation) =>
        {
            var prompts = await PromptFile.ReadAsync(arguments.GetValue(Prompts)!, PromptSet.Parse, cancellation);
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var images = (await platform.Get<AnnotatedDatasets>().LoadAsync(arguments.GetValue(dataset)!, cancellation)).Manifest.Rows;
            using var model = ClipFolder.Open(arguments.GetValue(ClipOptions.Weights)!, arguments.GetValue(ClipOptions.Vocabulary));
            using var scores = new PromptScores(model, prompts);
            var scoring = new DescriptorScoring(platform.Get<IArtifactStore>(), model, scores);
            var to = arguments.GetValue(To)!;
            await WholeFile.WriteAsync(to, text => Bars.RunAsync("scoring images", async show =>
            {
                await scoring.WriteAsync(images, text, (done, all) => show("scoring images", done, all), cancellation);
                return images.Count;
            }));
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(new { file = to.FullName, images = images.Count, descriptors = scores.Descriptors });
            else
                Console.WriteLine($"{to}: {images.Count} images, {scores.Descriptors.Count} descriptors. Look at them, then: semcov annotations upload {to} --dataset {arguments.GetValue(dataset)}");
            return 0;
        });
        return command;
    }
}
