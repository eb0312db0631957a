using System.Data.Common;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Projections;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Subjects;

/// <summary>Keeps the read models up with the events, and dies after it has changed the rows for some events, one of them given, and before their checkpoint moves.</summary>
internal static class ProjectSubject
{
    public const string Name = "project";

    public static async Task RunAsync(SubjectArguments told)
    {
        using var store = told.Address.OpenEvents();
        using var database = told.Address.OpenReadModels();
        var dieAt = told.Number("--die-at", 0);
        var runners = Folds.All.Select(projection => Folds.Runner(new Mortal(projection, dieAt), store, database)).ToList();
        foreach (var runner in runners)
            await runner.PrepareAsync();
        Voice.Say("prepared");
        await Folds.Follower(runners, store, database).FollowAsync(CancellationToken.None);
    }

    /// <param name="dieAt">A position; 0 for never.</param>
    private sealed class Mortal(IProjection inner, long dieAt) : IProjection
    {
        public string Name => inner.Name;

        public int Version => inner.Version;

        public IReadOnlyList<string> Tables => inner.Tables;

        public string Schema => inner.Schema;

        public Task ApplyAsync(DbTransaction transaction, RecordedEvent recorded) => ApplyAllAsync(transaction, [recorded]);

        public async Task ApplyAllAsync(DbTransaction transaction, IReadOnlyList<RecordedEvent> events)
        {
            await inner.ApplyAllAsync(transaction, events);
            if (events.Any(recorded => recorded.Position.Value == dieAt))
                Death.Now();
        }
    }
}
