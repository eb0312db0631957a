using System.Runtime.Versioning;
using System.Security.Cryptography;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.EventStore.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly SqliteStore sqlite = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => sqlite.Dispose();

    [Fact]
    public async Task What_checkpoints_cover_and_who_signed_them_is_said()
    {
        using var store = await SignedStore.CreateAsync(sqlite, eventsPerStream: 4);

        var result = await store.VerifyAsync();

        Assert.True(result.Sound, $"{result}");
        Assert.Equal((24L, 3L, 21L), (result.Events, result.Checkpoints!.Count, result.Checkpoints.Covered));
        Assert.Equal(Path.GetFileName(store.Folder.Keys.PublicKeyFiles.Single()), $"{result.Checkpoints.KeyId![..16]}.pub.pem");
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task Only_the_owner_may_read_the_signing_key()
    {
        using var store = await SignedStore.CreateAsync(sqlite, eventsPerStream: 2);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(store.Folder.Keys.SigningKeyFile));
    }

    [Fact]
    public async Task A_checkpoint_that_was_removed_is_named()
    {
        using var store = await SignedStore.CreateAsync(sqlite, eventsPerStream: 4);
        File.Delete(store.Folder.FileOf(2));

        var result = await store.VerifyAsync();

        Assert.False(result.Sound);
        Assert.Equal($"checkpoint 2: it is missing: {store.Folder.FileOf(2)}", result.Checkpoints!.FirstFault?.ToString());
    }

    [Fact]
    public async Task That_all_checkpoints_were_removed_is_noticed()
    {
        using var store = await SignedStore.CreateAsync(sqlite, eventsPerStream: 4);
        foreach (var number in store.Folder.Numbers())
            File.Delete(store.Folder.FileOf(number));

        Assert.StartsWith("checkpoint 1: it is missing, and every other with it", (await store.VerifyAsync()).Checkpoints!.FirstFault?.ToString());
    }

    [Theory]
    [InlineData("\"events\": 12", "\"events\": 13", "its signature is not one of the key ")]
    [InlineData("\"number\": 2", "\"number\": 3", "its signature is not one of the key ")]
    [InlineData("\"previous\": \"", "\"previous\": \"f", "its signature is not one of the key ")]
    [InlineData("\"signature\": \"", "\"signature\": \"A", "its signature is not one of the key ")]
    [InlineData("\"keyId\": \"", "\"keyId\": \"0", "it is signed by the key ")]
    [InlineData("\"root\"", "\"rood\"", " cannot be read: ")]
    public async Task A_checkpoint_that_was_changed_is_named(string text, string changed, string difference)
    {
        using var store = await SignedStore.CreateAsync(sqlite, eventsPerStream: 4);
        var file = store.Folder.FileOf(2);
        var written = await File.ReadAllTextAsync(file, Stop);
        Assert.Contains(text, written);
        await File.WriteAllTextAsync(file, written.Replace(text, changed), Stop);

        var fault = (await store.VerifyAsync()).Checkpoints!.FirstFault;

        Assert.Contains(difference, fault?.Difference);
        Assert.Equal(2, fault?.Number);
    }

    [Fact]
    public async Task A_checkpoint_of_a_foreign_key_is_named_however_well_it_is_signed()
    {
        using var store = await SignedStore.CreateAsync(sqlite, eventsPerStream: 4);
        using var theirs = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = PublicKey.Of(theirs);
        var kept = store.Folder.Read(3);
        var forged = kept.Checkpoint with { KeyId = key.Id };
        var signature = theirs.SignData(System.Text.Encoding.UTF8.GetBytes(forged.SignedText()), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        File.Delete(store.Folder.FileOf(3));
        store.Folder.Add(kept with { Checkpoint = forged with { Signature = Convert.ToBase64String(signature) } });

        Assert.Equal(
            $"checkpoint 3: it is signed by the key {key.Id[..16]}, which is not trusted here: it is foreign, or its public key was removed",
            (await store.VerifyAsync()).Checkpoints!.FirstFault?.ToString());
        var refusal = await Assert.ThrowsAsync<CheckpointRefusedException>(store.SignAsync);
        Assert.Contains("is not signed by a key of ", refusal.Message);
        Assert.StartsWith("checkpoint 1: it is signed by the key ", (await store.VerifyAsync(trusted: key)).Checkpoints!.FirstFault?.ToString());
    }

    [Fact]
    public async Task A_new_signing_key_goes_on_where_the_old_one_ended()
    {
        using var store = await SignedStore.CreateAsync(sqlite, eventsPerStream: 4);
        File.Delete(store.Folder.Keys.SigningKeyFile);

        await store.SignAsync();

        var result = await store.VerifyAsync();
        Assert.True(result.Sound, $"{result}");
        Assert.Equal((24L, 2), (result.Checkpoints!.Covered, store.Folder.Keys.PublicKeyFiles.Count));
    }

    [Fact]
    public async Task Events_removed_from_under_a_checkpoint_are_not_signed_away()
    {
        using var store = await SignedStore.CreateAsync(sqlite, eventsPerStream: 4);
        await using (var sql = sqlite.OpenSql())
            await Dapper.SqlMapper.ExecuteAsync(sql, "delete from event where position > 20; update sqlite_sequence set seq = 20 where name = 'event'");

        var refusal = await Assert.ThrowsAsync<CheckpointRefusedException>(store.SignAsync);

        Assert.Contains("reaches to position 21, but the store ends at 20: events were removed", refusal.Message);
        Assert.Equal("checkpoint 3: it covers 21 events, up to position 21, but there are only 20: events were removed", (await store.VerifyAsync()).Checkpoints!.FirstFault?.ToString());
    }
}
