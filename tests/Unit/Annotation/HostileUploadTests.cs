using System.Text;
using SemCovNet.Annotation.Uploading;

namespace SemCovNet.Tests.Unit.Annotation;

public sealed class HostileUploadTests : IAsyncLifetime
{
    private const int Images = 20_000;
    private readonly AnnotatedSkin skin = new();

    public async ValueTask InitializeAsync() => await skin.PublishAsync(1, [.. Enumerable.Range(0, Images).Select(index => $"i{index}")]);

    public ValueTask DisposeAsync()
    {
        skin.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("""[{"data":""", "a.json, $[0]: this is not well-formed JSON")]
    [InlineData("""{"images":[""", "a.json, $.images[0]: this is not well-formed JSON")]
    [InlineData("""{"image":"i0","hair":""", "a.json, row 1: the line is not one JSON object")]
    public async Task A_document_nested_a_hundred_thousand_deep_is_refused(string beginning, string problem) =>
        Assert.StartsWith(problem, await ProblemAsync(beginning + new string('[', 100_000)));

    [Fact]
    public async Task A_picture_within_the_file_is_refused_before_it_fills_the_memory() => Assert.Equal(
        "a.json, $[0]: the value is larger than 16 MB: pictures do not belong into a file of annotations",
        await ProblemAsync($$$"""[{"data":{"image":"{{{new string('A', 40 << 20)}}}"}}]"""));

    [Theory]
    [InlineData("image,hair\ni0,1\n", AnnotationFormat.JsonLines, "a.json: the file begins like csv, not like jsonl: name its format, or none")]
    [InlineData("""{"image":"i0","hair":1}""", AnnotationFormat.Csv, "a.json: the file begins like jsonl, not like csv: name its format, or none")]
    [InlineData("image,hair\ni0,1\n", AnnotationFormat.Coco, "a.json, $: this is not well-formed JSON")]
    [InlineData("""{"images":[{"id":1}]}""", AnnotationFormat.LabelStudio, "a.json, $.images[0]: this is not Label Studio's JSON")]
    public async Task A_format_that_the_file_is_not_in_is_refused(string text, AnnotationFormat format, string problem) =>
        Assert.StartsWith(problem, Assert.Single((await skin.UploadAsync(text, "a.json", format: format)).Problems).ToString());

    [Fact]
    public void An_unknown_format_lists_those_that_exist() => Assert.Equal(
        "\"voc\" is not a format of annotations: choose one of csv, jsonl, coco, label-studio, or leave it out.",
        Assert.Throws<ArgumentException>(() => AnnotationFormats.Named("voc")).Message);

    [Fact]
    public async Task A_million_rows_are_read_as_they_come()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = 0L;
        var answer = await skin.UploadAsync(new RepeatedRows("image,descriptor,value\n", 1_000_000, Row), "long.csv", dryRun: true);
        Assert.True(answer.Accepted, string.Join('\n', answer.Problems));
        Assert.Equal((1_000_000, 1_000_000, 1_000_000), (answer.Rows, answer.Values, answer.ChangedValues));
        // Other tests run beside this one, so the heap may shrink meanwhile; a copy a row of the file would show all the same.
        Assert.True(peak < 200L << 20, $"{peak >> 20} MiB more than before");

        string Row(int index)
        {
            if (index % 100_000 == 0)
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
            return $"i{index % Images},d{index / Images},0.{index % 10}\n";
        }
    }

    private async Task<string> ProblemAsync(string text) => Assert.Single((await skin.UploadAsync(text, "a.json")).Problems).ToString();

    /// <summary>A file that exists only while it is read.</summary>
    private sealed class RepeatedRows(string header, int count, Func<int, string> row) : Stream
    {
        private byte[] pending = Encoding.UTF8.GetBytes(header);
        private int taken;
        private int next;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => 1 << 30;

        public override long Position
        {
            get => taken;
            set => (pending, taken, next) = value == 0 ? (Encoding.UTF8.GetBytes(header), 0, 0) : throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int length)
        {
            if (taken == pending.Length)
            {
                if (next == count)
                    return 0;
                var until = Math.Min(count, next + 500);
                pending = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(next, until - next).Select(row)));
                (taken, next) = (0, until);
            }
            var copied = Math.Min(length, pending.Length - taken);
            pending.AsSpan(taken, copied).CopyTo(buffer.AsSpan(offset));
            taken += copied;
            return copied;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int length) => throw new NotSupportedException();
    }
}
