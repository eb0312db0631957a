using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Tests.Unit.EventStore;

/// <summary>Yesterday's events are part of the API: one file for each type and version ever released, never edited afterwards.</summary>
public sealed class GoldenEventTests
{
    public static TheoryData<string> WireNamesOfToday => [.. WireNames.EventTypes.Select(WireNames.Of).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(WireNamesOfToday))]
    public async Task Every_event_type_has_a_golden_file_that_is_read_and_written_back_unchanged(string wireName)
    {
        var golden = await File.ReadAllTextAsync(PathOf(wireName), TestContext.Current.CancellationToken);

        var read = JsonSerializer.Deserialize(golden, WireNames.TypeOf(wireName), ContractJson.Options);

        Assert.Equal(golden, JsonSerializer.Serialize(read, WireNames.TypeOf(wireName), ContractJson.Indented) + "\n");
    }

    [Fact]
    public void Every_golden_file_is_of_a_type_that_today_still_knows() =>
        Assert.All(Directory.GetFiles(Folder, "*.json"), path => WireNames.TypeOf(Path.GetFileNameWithoutExtension(path)));

    [Fact]
    public void A_field_that_today_does_not_know_is_read_over()
    {
        var read = JsonSerializer.Deserialize<ReviewCommented>(
            """{"experimentId":"e1","comment":"fine","by":"ada","mood":"good"}""", ContractJson.Options);

        Assert.Equal(new ReviewCommented("e1", "fine", "ada"), read);
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "EventStore", "golden");

    private static string PathOf(string wireName) => Path.Combine(Folder, wireName + ".json");
}
