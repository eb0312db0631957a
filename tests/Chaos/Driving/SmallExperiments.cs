using Microsoft.Extensions.Logging.Abstractions;
using SemCovNet.Artifacts.Files;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Learning.Recipes;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;
using SemCovNet.Training.Attempts;
using SemCovNet.Training.Requests;

namespace SemCovNet.Tests.Chaos.Driving;

/// <summary>Experiments of seconds, asked for as the command line does: by an event in the store, acknowledged once it is there.</summary>
internal sealed class SmallExperiments(TestedStore tested, string home, Ledger ledger)
{
    private readonly ExperimentRequests requests = Requests(tested, home);

    public async Task<Guid> RequestAsync(int epochs)
    {
        var id = Guid.CreateVersion7();
        ledger.Attempt(id);
        var recipe = RecipeCatalog.Find("semcovnet-tiny").With("image_size=32", "batch=4", $"epochs={epochs}", "token_width=8", "device=cpu");
        await requests.RequestAsync(new RequestExperiment($"{id:N}", SmallHome.Dataset, null, recipe.ToJson(), [], "fault script", "user:driver"), CommandContext.From("user:driver"));
        ledger.Acknowledge(id);
        return id;
    }

    /// <summary>Waits until an event of it has been appended.</summary>
    public async Task<T> ReachesAsync<T>(Guid id, Func<T, bool>? which = null) where T : class, IExperimentEvent => await Patience.ForAsync(
        tested.Events.SubscribeAllAsync(GlobalPosition.Start).Where(recorded => recorded.Stream == Streams.Experiment($"{id:N}")).Select(recorded => recorded.Body)
            .OfType<T>().FirstAsync(which ?? (_ => true)).AsTask(),
        () => $"Experiment {id:N} did not come to {typeof(T).Name}.");

    /// <summary>One id for each verdict in the store: a verdict is what an experiment is for.</summary>
    public async Task<IReadOnlyList<Guid>> VerdictsAsync() => await tested.Events.ReadAllAsync(GlobalPosition.Start)
        .Select(recorded => recorded.Body).OfType<GateDecided>().Select(verdict => Guid.Parse(verdict.ExperimentId)).ToListAsync();

    private static ExperimentRequests Requests(TestedStore tested, string home)
    {
        var artifacts = new DirectoryArtifactStore(Path.Combine(home, "artifacts"));
        var handler = new CommandHandler(tested.Events, TimeProvider.System);
        return new(tested.Events, artifacts, handler, new CheckpointRetention(tested.Events, artifacts, NullLogger<CheckpointRetention>.Instance));
    }
}
