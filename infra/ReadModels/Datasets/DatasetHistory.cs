using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.ReadModels.Datasets;

/// <summary>A dataset as it was. Annotations, coverage and experiments have streams of their own, so all events up to that moment are folded.</summary>
public sealed class DatasetHistory(IEventStore store)
{
    private static readonly string ExperimentRequest = WireNames.Of(typeof(ExperimentRequested));

    /// <summary>Everything about the dataset as it stood right after one event of its own stream.</summary>
    /// <param name="version">That event's version, 0 for the registration.</param>
    /// <returns>Null where the stream has no such event, or no version of the dataset was published yet.</returns>
    public async Task<DatasetSummary?> AsOfAsync(string datasetId, long version, CancellationToken cancellation = default)
    {
        if (await store.ReadStreamAsync(Streams.Dataset(datasetId), version, cancellation).FirstOrDefaultAsync(cancellation) is not { } last)
            return null;
        var state = new State(datasetId);
        await foreach (var recorded in store.ReadAllAsync(GlobalPosition.Start, cancellation).TakeWhile(recorded => recorded.Position <= last.Position))
            state = state.Apply(recorded);
        return state.ToSummary();
    }

    private sealed record State(string Id)
    {
        private DatasetRegistered? Registered { get; init; }

        private DateTimeOffset RegisteredAt { get; init; }

        private DateTimeOffset UpdatedAt { get; init; }

        private DatasetVersionPublished? Version { get; init; }

        private AnnotationSetPublished? Annotations { get; init; }

        private CoverageMeasured? Coverage { get; init; }

        private int Experiments { get; init; }

        public State Apply(RecordedEvent recorded)
        {
            if (recorded.Type == ExperimentRequest)
                return ((ExperimentRequested)recorded.Body).DatasetId == Id ? this with { Experiments = Experiments + 1 } : this;
            if (recorded.Stream != Streams.Dataset(Id) && recorded.Stream != Streams.Annotations(Id) && recorded.Stream != Streams.Monitor(Id))
                return this;
            var at = recorded.Context.At;
            return recorded.Body switch
            {
                DatasetRegistered e => this with { Registered = e, RegisteredAt = at, UpdatedAt = at },
                DatasetVersionPublished e => this with { Version = e, UpdatedAt = at },
                AnnotationSetPublished e => this with { Annotations = e, UpdatedAt = at },
                CoverageMeasured e => this with { Coverage = CoverageOrder.Newest(Coverage, e), UpdatedAt = at },
                _ => this with { UpdatedAt = at },
            };
        }

        public DatasetSummary? ToSummary() => (Registered, Version) is ({ } registered, { } version)
            ? new(Id, registered.Name, registered.Format, registered.Task, registered.View, RegisteredAt, UpdatedAt, version, Annotations, Coverage, Experiments)
            : null;
    }
}
