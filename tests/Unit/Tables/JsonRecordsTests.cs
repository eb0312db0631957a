using System.Text;
using SemCovNet.Tables;

namespace SemCovNet.Tests.Unit.Tables;

public sealed class JsonRecordsTests
{
    // Before it reads on, a reader names the token it ended with: where a block ended between two elements, a whole file was refused as not well-formed.
    [Theory]
    [InlineData("""[{"a":1} , {"a":[2,"x"]},  "y",3 ]""", 4)]
    [InlineData("""{ "info" : {"year":2026} , "images":[ {"id":1} ,{"id":2}, {"id":3}] , "licenses" : [ ] }""", 3)]
    public void A_document_reads_the_same_however_little_of_it_comes_at_a_time(string text, int records)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var whole = Read(new MemoryStream(bytes));

        Assert.Equal(records, whole.Count);
        Assert.Equal(whole, Read(new Trickle(bytes)));
    }

    private static List<string> Read(Stream content) =>
        [.. JsonRecords.Read("t.json", content).Select(record => $"{record.Path} {record.Value.GetRawText()}")];

    /// <summary>Gives one byte at a time.</summary>
    private sealed class Trickle(byte[] content) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
    }
}
