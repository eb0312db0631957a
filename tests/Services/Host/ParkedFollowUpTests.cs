using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Tests.Services.Host;

/// <summary>A command that waits for what follows from it, where nothing will.</summary>
[Collection(Semcov.Name)]
public sealed class ParkedFollowUpTests : IDisposable
{
    private readonly TemporaryFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_command_ends_with_the_reason_when_its_message_was_parked_and_the_parked_message_of_another_is_none_of_its_business()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        await using var platform = await Platform.OpenAsync(home.Path, patience.Token);
        var before = await platform.Get<IEventStore>().HeadAsync(patience.Token);
        await PublishAsync("other", CommandContext.From("user:ben"));
        var command = CommandContext.From("user:ada");
        await PublishAsync("skin", command);

        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => platform.WaitForAsync(before, command, happened => happened is CoverageMeasured, patience.Token));

        var parked = await platform.Get<IEventStore>().ReadAllAsync(before, patience.Token).Select(recorded => recorded.Body).OfType<MessageParked>().ToListAsync(patience.Token);
        var ours = Assert.Single(parked, message => message.Fault.Contains("\"skin\""));
        Assert.Equal(
            $"What this command changed stands, but what was to follow did not: a message at measure-coverage was parked as {ours.ParkedId}. "
            + $"Annotation set 1 of \"skin\" names dataset version 1, which does not exist. See: semcov queue parked show {ours.ParkedId}", failure.Message);

        // Of a dataset version that does not exist no coverage can be measured.
        Task PublishAsync(string dataset, CommandContext context) => platform.Get<IEventStore>().AppendAsync(
            Streams.Annotations(dataset), ExpectedVersion.NoStream,
            [new(Guid.CreateVersion7(), new AnnotationSetPublished(dataset, 1, 1, Digest.Of([1]), 1, ["hair"], 1), new(TimeProvider.System.GetUtcNow(), context.CorrelationId, null, context.Actor, null))],
            patience.Token);
    }

    [Fact]
    public async Task What_follows_from_an_event_of_another_command_is_given_up_with_the_reason_too()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        await using var platform = await Platform.OpenAsync(home.Path, patience.Token);
        var cause = await AnnotatedAsync(platform);

        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => platform.WaitForAsync(cause.Position, cause, happened => happened is CoverageMeasured, patience.Token));

        Assert.Contains(" a message at measure-coverage was parked as ", failure.Message);
        Assert.Contains("Annotation set 1 of \"skin\" names dataset version 1, which does not exist. See: semcov queue parked show ", failure.Message);
    }

    [Fact]
    public async Task A_message_that_was_replayed_is_waited_for()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        await using var platform = Platform.Open(home.Path);
        var cause = await AnnotatedAsync(platform);
        await platform.ParkAsync("p1", cause.Id);
        await platform.AppendAsync(
            Streams.Parked("p1"), ExpectedVersion.Exactly(0), new MessageReplayed("p1", "a queue", cause.Id, null, Digest.Of("missing"u8), "mended", "user:ada"));
        await platform.CatchUpAsync(patience.Token);
        var before = await platform.Get<IEventStore>().HeadAsync(patience.Token);
        await platform.ParkAsync("another", Guid.CreateVersion7());

        // Somebody else works on this home.
        using var others = HomeLock.TryTake(home.Path);
        await platform.WaitForAsync(before, cause, happened => happened is MessageParked { ParkedId: "another" }, patience.Token);
    }

    private static async Task<RecordedEvent> AnnotatedAsync(Platform platform)
    {
        await platform.AppendAsync(Streams.Annotations("skin"), ExpectedVersion.NoStream, new AnnotationSetPublished("skin", 1, 1, Digest.Of([1]), 1, ["hair"], 1));
        return await platform.Get<IEventStore>().ReadStreamBackwardsAsync(Streams.Annotations("skin"), TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken);
    }
}
