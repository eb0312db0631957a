using System.Security.Cryptography;
using System.Text;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Proofs;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.EventStore.Checkpoints;

public sealed class ProofTests : IDisposable
{
    private readonly SqliteStore sqlite = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => sqlite.Dispose();

    [Fact]
    public async Task Without_a_version_the_last_event_that_a_checkpoint_covers_is_proven()
    {
        using var store = await SignedStore.CreateAsync(sqlite, eventsPerStream: 4);

        var covered = await new ProofMaker(store.Store, store.Folder).MakeAsync("experiment-2", cancellation: Stop);
        var beyond = await new ProofMaker(store.Store, store.Folder).MakeAsync("experiment-5", cancellation: Stop);

        Assert.Equal((3L, 20L), (covered.Version, covered.Index));
        Assert.Equal(2, beyond.Version);
    }

    [Fact]
    public async Task An_event_that_no_checkpoint_covers_yet_is_refused()
    {
        using var store = await SignedStore.CreateAsync(sqlite, eventsPerStream: 4);

        var refusal = await Assert.ThrowsAsync<NotProvableException>(() => new ProofMaker(store.Store, store.Folder).MakeAsync("experiment-5", 3, Stop));

        Assert.StartsWith("experiment-5@3 is not there, or not yet covered by a checkpoint (the newest reaches to position 21).", refusal.Message);
    }

    [Fact]
    public async Task Every_changed_letter_of_a_proof_is_noticed()
    {
        using var store = await SignedStore.CreateAsync(sqlite, eventsPerStream: 4);
        using var key = PublicKey.Read(store.Folder.Keys.PublicKeyFiles.Single());
        var file = (await new ProofMaker(store.Store, store.Folder).MakeAsync("experiment-2", 1, Stop)).ToFile();
        Assert.Null(ProofCheck.Check(InclusionProof.Read(file), key).Fault);

        for (var at = 0; at < file.Length; at++)
        {
            var changed = file.ToArray();
            changed[at] ^= 1;
            Assert.True(Refused(changed, key), $"unnoticed: {Encoding.UTF8.GetString(changed)}");
        }
    }

    [Fact]
    public async Task A_proof_of_another_key_is_refused_and_without_a_key_it_speaks_for_itself()
    {
        using var store = await SignedStore.CreateAsync(sqlite, eventsPerStream: 4);
        using var theirs = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = PublicKey.Of(theirs);
        var proof = await new ProofMaker(store.Store, store.Folder).MakeAsync("experiment-2", 1, Stop);

        Assert.Equal(
            $"its checkpoint is signed by the key {proof.Checkpoint.KeyId[..16]}, not by the one that was given, {other.Id[..16]}", ProofCheck.Check(proof, other).Fault);
        Assert.Equal((true, false), (ProofCheck.Check(proof, null).Sound, ProofCheck.Check(proof, null).KeyIsTrusted));
    }

    [Fact]
    public async Task An_event_too_large_for_a_proof_is_proven_by_its_hash()
    {
        await sqlite.Store.AppendAsync(
            "experiment-e1", ExpectedVersion.NoStream, [Some.Event(new ReviewCommented("e1", new string('x', 6000), "ada"))], Stop);
        using var store = await SignedStore.CreateAsync(sqlite, eventsPerStream: 1);

        var file = (await new ProofMaker(store.Store, store.Folder).MakeAsync("experiment-e1", cancellation: Stop)).ToFile();
        var result = ProofCheck.Check(InclusionProof.Read(file), null);

        Assert.InRange(file.Length, 1, InclusionProof.MostBytes);
        Assert.Equal((true, false), (result.Sound, result.ContentProven));
    }

    private static bool Refused(byte[] file, PublicKey key)
    {
        try
        {
            var proof = InclusionProof.Read(file);
            return ProofCheck.Check(proof, key).Fault is not null;
        }
        catch (Exception unreadable) when (unreadable is System.Text.Json.JsonException or FormatException)
        {
            return true;
        }
    }
}
