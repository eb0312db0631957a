using System.Runtime.InteropServices;
using System.Text;
using SemCovNet.Learning.Checkpoints;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Checkpoints;

public sealed class TensorArchiveTests
{
    [Fact]
    public void A_tensor_beyond_the_first_two_gigabytes_is_read_where_it_lies()
    {
        const long part = 1_500_000_000;
        var header = Encoding.UTF8.GetBytes(
            $$$"""{"a":{"dtype":"U8","shape":[{{{part}}}],"data_offsets":[0,{{{part}}}]},"b":{"dtype":"U8","shape":[{{{part}}}],"data_offsets":[{{{part}}},{{{2 * part}}}]},"far":{"dtype":"F32","shape":[2],"data_offsets":[{{{2 * part}}},{{{2 * part + 8}}}]}}""");
        using var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        file.Write(BitConverter.GetBytes((long)header.Length));
        file.Write(header);
        // Sparse: the gap takes no room on the disk.
        file.Position += 2 * part;
        file.Write(MemoryMarshal.AsBytes<float>([1.5f, -2f]));

        Assert.Equal([1.5f, -2f], MemoryMarshal.Cast<byte, float>(TensorArchive.Open(file).Find("far").Data.Span).ToArray());
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 40)]
    public void A_terabyte_of_header_is_refused_unread(ulong length)
    {
        var file = new MemoryStream([.. BitConverter.GetBytes(length), 1, 2, 3]);
        Assert.Contains($"its header claims {length} bytes, but 3 follow", Assert.Throws<CheckpointException>(() => TensorArchive.Open(file)).Message);
    }

    [Fact]
    public void Every_truncation_is_noticed()
    {
        var whole = new TensorFile([new StoredTensor("a", "F32", [2], new byte[8])], new Dictionary<string, string>()).Write();
        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Throws<CheckpointException>(() => TensorArchive.Open(new MemoryStream(whole, 0, length))));
    }

    [Fact]
    public void Half_precision_is_widened()
    {
        using var scope = NewDisposeScope();
        var target = zeros(3);
        new StoredTensor("a", "F16", [3], MemoryMarshal.AsBytes<Half>([(Half)1.5, (Half)(-0.25), Half.MaxValue]).ToArray()).CopyTo(target);
        Assert.Equal([1.5f, -0.25f, 65504f], target.data<float>().ToArray());

        // A bfloat16 is the upper half of a float32.
        new StoredTensor("a", "BF16", [3], new byte[] { 0xC0, 0x3F, 0x80, 0xBE, 0x00, 0x43 }).CopyTo(target);
        Assert.Equal([1.5f, -0.25f, 128f], target.data<float>().ToArray());
    }

    [Fact]
    public void Numbers_that_are_no_weights_are_refused_by_type()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(
            "Tensor 'ids' is I64[1] in the file, but the model needs Float32[1].",
            Assert.Throws<CheckpointException>(() => new StoredTensor("ids", "I64", [1], new byte[8]).CopyTo(zeros(1))).Message);
    }
}
