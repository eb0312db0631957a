using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Verification;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.EventStore.Checkpoints;

/// <summary>Several streams, their events in turn, with checkpoints over all but the last few.</summary>
internal sealed class SignedStore(StoreUnderTest under) : IDisposable
{
    public const int Streams = 6;

    /// <summary>Events after the newest checkpoint.</summary>
    public const int Uncovered = 3;

    private readonly TemporaryFolder home = new();

    public IEventStore Store => under.Store;

    public CheckpointFolder Folder => new(home["checkpoints"]);

    public static async Task<SignedStore> CreateAsync(StoreUnderTest under, int eventsPerStream)
    {
        var made = new SignedStore(under);
        var total = eventsPerStream * Streams;
        for (var number = 0; number < total; number++)
        {
            var version = (number / Streams) - 1L;
            await made.Store.AppendAsync(
                $"experiment-{number % Streams}", version < 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(version), [Some.Event(number + 1)],
                TestContext.Current.CancellationToken);
            if (number + 1 == total / 3 || number + 1 == total / 2 || number + 1 == total - Uncovered)
                await made.SignAsync();
        }
        return made;
    }

    public Task<CheckpointWritten> SignAsync() =>
        new CheckpointWriter(Store, Folder, TimeProvider.System).WriteAsync(TestContext.Current.CancellationToken);

    public Task<VerificationResult> VerifyAsync(PublicKey? trusted = null) =>
        new StreamVerifier(Store, TimeProvider.System, Folder).VerifyAsync(trusted: trusted, cancellation: TestContext.Current.CancellationToken);

    public void Dispose() => home.Dispose();
}
