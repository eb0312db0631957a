using System.CommandLine;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Scoring;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Evaluation.Evaluations;
using SemCovNet.Evaluation.Scoring;
using SemCovNet.EventStore;
using SemCovNet.Learning.Clip;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov zero-shot</c>: a dataset classified by a CLIP model and prompts alone. Nothing is trained and nothing is stored.</summary>
internal static class ZeroShotCommand
{
    private const string PromptsHelp = """
        What stands for each class, a JSON file:
          {"templates": ["a photo of {}"], "classes": {"benign": ["a mole"], "mel": ["a melanoma", "skin cancer"]}}
        with one or more terms for each class of the dataset
        """;

    private static readonly Option<string> Dataset = new("--dataset") { Description = "Name of the dataset", HelpName = "NAME", Required = true };
    private static readonly Option<FileInfo> Prompts = new("--prompts") { Description = PromptsHelp, HelpName = "FILE", Required = true };
    private static readonly Option<string> Images = new("--split") { Description = "Which images: test, with the threshold of s95val@1 fixed on validation, or all", HelpName = "test|all", DefaultValueFactory = _ => EvaluationData.Test };
    private static readonly Option<FileInfo?> To = new("--to") { Description = "Write the answers as a CSV file for semcov metrics", HelpName = "CSV" };

    public static Command Create()
    {
        Images.AcceptOnlyFromAmong(EvaluationData.Test, EvaluationData.All);
        var command = Verb.Of(
            "zero-shot", "Classify a dataset with a CLIP model and prompts alone, and say how good that is.",
            "semcov zero-shot --dataset milk --weights clip/model.safetensors --prompts classes.json --to answers.csv",
            Dataset, ClipOptions.Weights, ClipOptions.Vocabulary, Prompts, Images, To);
        command.SetAction(async (arguments, cancellation) =>
        {
            var prompts = await PromptFile.ReadAsync(arguments.GetValue(Prompts)!, ClassPrompts.Parse, cancellation);
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var data = await FindAsync(platform, arguments.GetValue(Dataset)!, arguments.GetValue(Images)!, cancellation);
            var terms = prompts.For(data.Manifest.Classes);
            using var model = ClipFolder.Open(arguments.GetValue(ClipOptions.Weights)!, arguments.GetValue(ClipOptions.Vocabulary));
            using var classifier = new ZeroShot(model, terms);
            var scoring = new ZeroShotScoring(platform.Get<IArtifactStore>(), model, classifier);
            var predictions = await Bars.RunAsync(
                "classifying images", show => scoring.PredictAsync(data, (done, all) => show("classifying images", done, all), cancellation));
            if (arguments.GetValue(To) is { } to)
                await WholeFile.WriteAsync(to, text => ZeroShotScoring.WriteAsync(predictions, data, text));
            var report = platform.Get<Scorer>().Score(predictions, data);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(report);
            else
                MetricsText.Write(report.Conditions[0], report.N);
            return 0;
        });
        return command;
    }

    private static async Task<EvaluationData> FindAsync(Platform platform, string dataset, string split, CancellationToken cancellation)
    {
        var data = await EvaluationData.OtherAsync(platform.Get<IEventStore>(), platform.Get<IArtifactStore>(), dataset, version: null, cancellation);
        if (split == EvaluationData.All)
            return data;
        var held = data with { Split = split, Rows = [.. data.Rows.Where(row => row.Split != Split.Train)] };
        return held.Rows.Any(row => held.IsScored(row.Split))
            ? held
            : throw new CommandFailedException($"Dataset \"{dataset}\" version {data.Manifest.Version} has no test images: give --split all.");
    }
}
