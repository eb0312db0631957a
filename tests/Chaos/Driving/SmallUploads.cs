using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;
using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Driving;

/// <summary>Annotation files of one value, sent to the annotation service over HTTP. What comes of each, by messages, is one measurement of the coverage of the set that it published.</summary>
internal sealed class SmallUploads(TestedStore tested, SmallHome home, Fleet fleet, Ledger ledger)
{
    private const int Values = 1000;

    private readonly ConcurrentDictionary<int, Guid> sets = [];

    /// <summary>Acknowledged where the service answers that the file was accepted.</summary>
    // Another value each time: what changes nothing publishes nothing.
    public Task UploadAsync() => SendAsync(
        $"image,{home.Descriptor}\n{home.Image},{(sets.Count % Values / (double)Values).ToString(CultureInfo.InvariantCulture)}\n");

    /// <summary>The same value for every descriptor of every third image, which moves what all of them cover.</summary>
    /// <returns>The version of the set.</returns>
    public Task<int> FillAsync(int value) => SendAsync(
        $"image,{string.Join(',', home.Descriptors)}\n"
        + string.Concat(home.AllImages.Where((_, index) => index % 3 == 0).Select(image => $"{image},{string.Join(',', home.Descriptors.Select(_ => value))}\n")));

    /// <summary>One id for each experiment that was requested on a set that was uploaded here.</summary>
    public async Task<IReadOnlyList<Guid>> TrainedOnAsync() => await tested.Events.ReadAllAsync(GlobalPosition.Start).Select(recorded => recorded.Body)
        .OfType<ExperimentRequested>().Where(requested => sets.ContainsKey(requested.AnnotationVersion)).Select(requested => sets[requested.AnnotationVersion]).ToListAsync();

    /// <summary>One id for each measurement of a set that was uploaded here.</summary>
    public async Task<IReadOnlyList<Guid>> MeasuredAsync() =>
        await tested.Events.ReadStreamAsync(Streams.Monitor(SmallHome.Dataset)).Select(MeasuredBy).Where(id => id is not null).Select(id => id!.Value).ToListAsync();

    /// <summary>Waits until every set that was uploaded has been measured.</summary>
    public async Task AllMeasuredAsync()
    {
        var open = sets.Values.ToHashSet();
        await Patience.ForAsync(
            tested.Events.SubscribeAllAsync(GlobalPosition.Start).FirstAsync(recorded => MeasuredBy(recorded) is { } id && open.Remove(id) && open.Count == 0).AsTask(),
            () => $"{open.Count} of {sets.Count} uploaded sets were not measured; the history: {Summary()}");
    }

    // What to look at first, for what is stuck is gone with its process.
    private string Summary() => string.Join(", ", tested.Events.ReadAllAsync(GlobalPosition.Start).ToBlockingEnumerable()
        .GroupBy(recorded => recorded.Type).Select(type => $"{type.Key} {type.Count()} (the last {type.Last().Position})"));

    private async Task<int> SendAsync(string file)
    {
        var id = Guid.CreateVersion7();
        ledger.Attempt(id);
        using var client = new HttpClient { BaseAddress = fleet.AddressOf(Fleet.Annotation) };
        using var answer = await client.PostAsync($"/api/datasets/{SmallHome.Dataset}/annotations?file=some.csv", new StringContent(file));
        if (answer.StatusCode != HttpStatusCode.Accepted)
            throw new InvalidOperationException($"An upload was answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        var said = await answer.Content.ReadFromJsonAsync<AnnotationUploadAnswer>(ContractJson.Options);
        var version = said!.AnnotationVersion!.Value;
        sets[version] = id;
        ledger.Acknowledge(id);
        return version;
    }

    private Guid? MeasuredBy(RecordedEvent recorded) => recorded.Body is CoverageMeasured measured && sets.TryGetValue(measured.AnnotationVersion, out var id) ? id : null;
}
