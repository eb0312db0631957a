using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Keeping;
using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>
/// The write-ahead log is cut off at each byte of its last frame, and single bits, evenly over file and log, are turned, thirty a
/// round; for few rounds not every byte of the frame is cut at. An effect is an event that was served after the log was cut.
/// </summary>
internal sealed class DamagedFile : IFaultScript
{
    private const int Events = 24;
    private const int FrameHeader = 24;
    private const int ManyRounds = 100;
    private const int TurnsARound = 30;

    public string Name => "damaged-file";

    public string Fault => "S7: write-ahead log cut off at each byte of its last frame: the committed events before it; single bits turned: refused, or harmless, never served";

    public int LongRounds => 300;

    public bool RunsOn(string backend) => backend == EventStoreOptions.Sqlite;

    public async Task<Outcome> RunAsync(string backend, int rounds, int seed)
    {
        using var tested = TestedStore.OnSqlite();
        var folder = Path.GetDirectoryName(tested.Address.Events)!;
        var notes = new Notes(Fault, tested.Address);
        var image = await FileImage.TakeAsync(folder, Events);
        notes.Ledger.Attempt(image.Events.Select(recorded => recorded.Id));
        notes.Ledger.Acknowledge(image.Events.SkipLast(image.LastCommit).Select(recorded => recorded.Id));
        notes.Ledger.Fail(image.Events.TakeLast(image.LastCommit).Select(recorded => recorded.Id));
        var path = Path.Combine(folder, "damaged.db");
        var cuts = await CutAsync(image, path, rounds, notes);
        var turned = await TurnAsync(image, path, rounds, new Random(seed), notes);
        return notes.Close(rounds, [.. image.Events.SkipLast(image.LastCommit).Select(recorded => recorded.Id)], $"{cuts} cuts; bits turned: {turned}");
    }

    private static async Task<int> CutAsync(FileImage image, string path, int rounds, Notes notes)
    {
        var frame = FrameHeader + PageSize(image);
        var step = rounds >= ManyRounds ? 1 : frame / rounds;
        var cuts = 0;
        for (var missing = 1; missing <= frame; missing += step, cuts++)
        {
            image.CutAt(image.Log.Length - missing).Write(path);
            var (serving, count) = await Served.ReadAsync(path, image.Events);
            notes.Check((serving, count) == (Serving.Prefix, Events - image.LastCommit), $"log without its last {missing} bytes: {serving}, {count} events");
        }
        return cuts;
    }

    private static async Task<string> TurnAsync(FileImage image, string path, int rounds, Random chance, Notes notes)
    {
        var places = image.File.Length + image.Log.Length;
        var step = Math.Max(1, places / (rounds * TurnsARound));
        var counted = Enum.GetValues<Serving>().ToDictionary(serving => serving, _ => 0);
        for (var place = chance.Next(step); place < places; place += step)
        {
            var bit = chance.Next(8);
            image.Turn(place, bit).Write(path);
            var (serving, count) = await Served.ReadAsync(path, image.Events);
            counted[serving]++;
            notes.Check(
                serving is Serving.Unchanged or Serving.Refused || (serving is Serving.Prefix && place >= image.File.Length),
                $"bit {bit} of byte {place} of {image.File.Length} in the file and {image.Log.Length} in the log: {serving}, {count} events");
        }
        return string.Join(", ", counted.Where(pair => pair.Value > 0).Select(pair => $"{pair.Value} {pair.Key.ToString().ToLowerInvariant()}"));
    }

    private static int PageSize(FileImage image) => (image.File[16] << 8) | image.File[17];
}
