using System.CommandLine;
using SemCovNet.Cli.Answers;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Messages;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Policies;
using SemCovNet.Ingestion.Generated;
using SemCovNet.Ingestion.Importing;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ServiceDefaults;
using SemCovNet.Training.Requests;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov demo</c>: the platform's whole way on images that it draws itself.</summary>
internal static class DemoCommand
{
    private const string Dataset = "demo";
    private const string Recipe = "demo";

    /// <summary>The budget the demo's model is held against; a person would write their own.</summary>
    private static readonly Limit[] Budget =
    [
        new("auc@1", Maximum: null, Minimum: 0.7),
        new("cdi.slope@1", Maximum: 0.3, Minimum: null),
        new("ece.pos15@1", Maximum: 0.15, Minimum: null),
    ];

    public static Command Create()
    {
        var size = new Option<int>("--dataset-size") { Description = "Images to draw", HelpName = "N", DefaultValueFactory = _ => 2000 };
        var seed = new Option<int>("--seed") { Description = "Of the images and of the training", HelpName = "N", DefaultValueFactory = _ => 1 };
        var serve = new Option<bool>("--serve") { Description = "Keep the dashboard up afterwards" };
        var urls = UpCommand.Urls();
        var command = Verb.Of(
            "demo", "Draw a dataset, annotate it, train, evaluate, assess, decide.",
            "semcov demo --serve",
            size, seed, serve, urls);
        command.SetAction(async (arguments, cancellation) =>
        {
            var home = arguments.GetValue(CommonOptions.Home);
            LoopbackOnly.Check(arguments.GetValue(urls)!);
            var (summary, answer) = await RunAsync(home, arguments.GetValue(size), arguments.GetValue(seed), cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(answer);
            else
                ExperimentText.Write(summary);
            if (arguments.GetValue(serve))
                return await UpCommand.RunAsync(home, arguments.GetValue(urls)!, cancellation);
            Out.Say("look at it in the dashboard: semcov up");
            return summary.Status == ExperimentStatus.Completed ? 0 : 1;
        });
        return command;
    }

    private static async Task<(ExperimentSummary Summary, ExperimentAnswer Answer)> RunAsync(string? home, int size, int seed, CancellationToken cancellation)
    {
        await using var platform = await Platform.OpenAsync(home, cancellation);
        var folder = Directory.CreateTempSubdirectory("semcov-demo-");
        try
        {
            await DrawAsync(folder.FullName, size, seed);
            await ImportCommand.ImportAsync(platform, new ImportRequest("table", folder.FullName, Dataset, Seed: seed), cancellation);
            await AnnotateAsync(platform, folder.FullName, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        await platform.Get<PolicyBook>().SetBudgetAsync(Dataset, Budget, "demo", CommandContext.From(Actors.User), cancellation);
        var summary = await TrainAsync(platform, seed, cancellation);
        return (summary, await ExperimentOutcome.AnswerAsync(platform, summary, cancellation));
    }

    private static Task<bool> DrawAsync(string folder, int size, int seed) => Bars.RunAsync("drawing images", async show =>
    {
        await Task.Run(() => GeneratedDataset.Write(
            folder, new GeneratedOptions(size, seed), new Immediately<ImportProgress>(p => show(p.Stage, p.Done, p.Total))));
        return true;
    });

    private static async Task AnnotateAsync(Platform platform, string folder, CancellationToken cancellation)
    {
        var kinds = GeneratedDataset.Vocabulary.ToDictionary(descriptor => descriptor.Name, descriptor => descriptor.Kind);
        var file = new FileInfo(Path.Combine(folder, GeneratedDataset.AnnotationsFile));
        Out.Say("uploading descriptors, measuring what they cover");
        var answer = await AnnotationsCommand.UploadAsync(platform, Dataset, file, dryRun: false, kinds, cancellation);
        if (!answer.Accepted)
            throw new CommandFailedException($"The drawn annotations were refused: {answer.Problems[0]}");
    }

    private static async Task<ExperimentSummary> TrainAsync(Platform platform, int seed, CancellationToken cancellation)
    {
        var before = await platform.Get<IEventStore>().HeadAsync(cancellation);
        var experimentId = Guid.CreateVersion7().ToString("N");
        await platform.Get<ExperimentRequests>().RequestAsync(
            new RequestExperiment(experimentId, Dataset, null, Recipe, [$"seed={seed}"], "demo", Actors.User), CommandContext.From(Actors.User), cancellation);
        return await ExperimentOutcome.WaitAsync(platform, experimentId, before, cancellation);
    }
}
