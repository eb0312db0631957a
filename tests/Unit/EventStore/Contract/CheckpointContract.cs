using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Proofs;
using SemCovNet.EventStore.Verification;

namespace SemCovNet.Tests.Unit.EventStore.Contract;

/// <summary>Signed checkpoints lie outside of the store, so they work over every backend.</summary>
public abstract class CheckpointContract<TStore>(TStore under) : IClassFixture<TStore>, IDisposable
    where TStore : StoreUnderTest
{
    private readonly TStore under = under;
    private readonly IEventStore store = under.Store;
    private readonly string stream = Some.Stream();
    private readonly TemporaryFolder home = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        home.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Checkpoints_that_go_on_from_each_other_end_at_the_root_of_one_over_everything()
    {
        var expected = ExpectedVersion.NoStream;
        SignedCheckpoint? newest = null;
        for (var size = 1; size <= 20; size++)
        {
            expected = ExpectedVersion.Exactly((await store.AppendAsync(stream, expected, Some.Events(size), Stop)).Version);
            newest = (await Writer("a", store).WriteAsync(Stop)).Newest;
        }

        var atOnce = (await Writer("b", under.Open()).WriteAsync(Stop)).Newest;

        Assert.Equal((newest!.Events, newest.Position, newest.Root), (atOnce!.Events, atOnce.Position, atOnce.Root));
        Assert.Equal((20, 1), (newest.Number, atOnce.Number));
        var verified = await VerifyAsync("a");
        Assert.True(verified.Sound, $"{verified}");
        Assert.Equal((20L, newest.Events, newest.KeyId), (verified.Checkpoints!.Count, verified.Checkpoints.Covered, verified.Checkpoints.KeyId));
    }

    [Fact]
    public async Task Where_nothing_is_new_nothing_is_signed()
    {
        await store.AppendAsync(stream, ExpectedVersion.NoStream, Some.Events(3), Stop);
        var first = await Writer("a", store).WriteAsync(Stop);

        var second = await Writer("a", store).WriteAsync(Stop);

        Assert.Equal(new CheckpointWritten(first.Newest, 0), second);
        Assert.Equal([1L], Folder("a").Numbers());
    }

    [Fact]
    public async Task Of_processes_that_sign_at_once_one_is_first_and_the_chain_stays_one()
    {
        IEventStore[] processes = [store, under.Open(), under.Open(), under.Open()];
        var expected = ExpectedVersion.NoStream;
        for (var round = 0; round < 5; round++)
        {
            expected = ExpectedVersion.Exactly((await store.AppendAsync(stream, expected, Some.Events(2), Stop)).Version);
            await Task.WhenAll(processes.Select(process => Task.Run(() => Writer("a", process).WriteAsync(Stop), Stop)));
        }

        var verified = await VerifyAsync("a");
        Assert.True(verified.Sound, $"{verified}");
        Assert.Equal((5L, verified.Events), (verified.Checkpoints!.Count, verified.Checkpoints.Covered));
    }

    [Fact]
    public async Task Every_event_of_a_stream_can_be_proven_to_somebody_who_has_only_the_public_key()
    {
        await store.AppendAsync(stream, ExpectedVersion.NoStream, Some.Events(9), Stop);
        await Writer("a", store).WriteAsync(Stop);
        using var key = PublicKey.Read(Folder("a").Keys.PublicKeyFiles.Single());
        var maker = new ProofMaker(store, Folder("a"));

        for (var version = 0L; version < 9; version++)
        {
            var file = (await maker.MakeAsync(stream, version, Stop)).ToFile();
            var result = ProofCheck.Check(InclusionProof.Read(file), key);

            Assert.Null(result.Fault);
            Assert.Equal((stream, version, true, true), (result.Stream, result.Version, result.KeyIsTrusted, result.ContentProven));
        }
    }

    [Fact]
    public async Task The_hashes_that_are_read_alone_are_those_of_the_events()
    {
        await store.AppendAsync(stream, ExpectedVersion.NoStream, Some.Events(5), Stop);
        var events = await store.ReadAllAsync(GlobalPosition.Start, Stop).ToListAsync(Stop);

        var hashes = await store.HashesAsync(GlobalPosition.Start, Stop).ToListAsync(Stop);

        Assert.Equal(events.Select(recorded => (recorded.Position, Convert.ToHexString(recorded.Hash.Span))), hashes.Select(found => (found.Position, Convert.ToHexString(found.Hash.Span))));
    }

    private CheckpointFolder Folder(string name) => new(home[name]);

    private CheckpointWriter Writer(string name, IEventStore process) => new(process, Folder(name), TimeProvider.System);

    private Task<VerificationResult> VerifyAsync(string name) => new StreamVerifier(store, TimeProvider.System, Folder(name)).VerifyAsync(cancellation: Stop);
}
