using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Driving;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>The home folder's disk fills while the whole platform runs on it and people correct annotations over HTTP.</summary>
internal sealed class FullHome : IFaultScript
{
    private const int Megabytes = 96;
    private const int Values = 1000;

    private int revisions;

    public string Name => "full-home";

    public string Fault => "S6: disk of a running platform full; commands get 507 and say why, readiness is red, pages are served, all goes on without restart";

    public int LongRounds => 30;

    public bool RunsOn(string backend) => backend == EventStoreOptions.Sqlite;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var disk = SmallDisk.Create(Megabytes);
        using var home = await SmallHome.CreateAsync(Path.Combine(disk.Folder, "home"));
        await using var platform = await RunningPlatform.StartAsync(home.Folder);
        using var tested = TestedStore.In(home.Folder);
        var notes = new Notes(Fault, tested.Address);
        for (var round = 0; round < rounds; round++)
        {
            notes.Check(await ReviseAsync(platform, home, notes) == HttpStatusCode.NoContent, $"round {round}: a command was refused while there was space");
            disk.Fill();
            await RefusedAsync(platform, home, notes, $"round {round}");
            disk.Free();
            var freed = Stopwatch.GetTimestamp();
            await Patience.UntilAsync(async () => await platform.StatusAsync("/health/ready") == HttpStatusCode.OK, "readiness did not become green again");
            notes.Check(await ReviseAsync(platform, home, notes) == HttpStatusCode.NoContent, $"round {round}: a command was refused after there was space again");
            notes.Recovered(Stopwatch.GetElapsedTime(freed));
        }
        await notes.CheckChainAsync(tested.Events, "at the end");
        return notes.Close(rounds, await RevisionsAsync(tested.Events));
    }

    private async Task RefusedAsync(RunningPlatform platform, SmallHome home, Notes notes, string when)
    {
        var answer = await ReviseAsync(platform, home, notes);
        notes.Check(answer == HttpStatusCode.InsufficientStorage, $"{when}: a command on a full disk was answered {answer}");
        notes.Check(await platform.StatusAsync("/health/ready") == HttpStatusCode.ServiceUnavailable, $"{when}: readiness is green on a full disk");
        notes.Check(await platform.StatusAsync("/health/live") == HttpStatusCode.OK, $"{when}: the process does not call itself alive");
        notes.Check(await platform.StatusAsync("/datasets") == HttpStatusCode.OK, $"{when}: a page is not served");
        notes.Check(await platform.StatusAsync($"/api/datasets/{SmallHome.Dataset}/annotations.csv") == HttpStatusCode.OK, $"{when}: annotations are not served");
    }

    // The reason that is written beside the correction is what the ledger knows it by.
    private async Task<HttpStatusCode> ReviseAsync(RunningPlatform platform, SmallHome home, Notes notes)
    {
        var id = Guid.CreateVersion7();
        notes.Ledger.Attempt(id);
        using var answer = await platform.Client.PutAsJsonAsync(
            $"/api/datasets/{SmallHome.Dataset}/annotations/{home.Image}/{home.Descriptor}", new { value = NextValue(), reason = $"{id}" });
        if (answer.IsSuccessStatusCode)
            notes.Ledger.Acknowledge(id);
        else
            notes.Ledger.Fail(id);
        return answer.StatusCode;
    }

    // Another one each time: a correction to what stands there already changes nothing, and so needs no space.
    private double NextValue() => ++revisions % Values / (double)Values;

    private static async Task<List<Guid>> RevisionsAsync(IEventStore store) => await store.ReadAllAsync(GlobalPosition.Start)
        .Select(recorded => recorded.Body).OfType<AnnotationRevised>().Select(revised => Guid.Parse(revised.Reason)).ToListAsync();
}
