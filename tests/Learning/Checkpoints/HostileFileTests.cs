using System.Buffers.Binary;
using System.Text;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Tests.Learning.Support;

namespace SemCovNet.Tests.Learning.Checkpoints;

/// <summary>A tensor file comes from outside: what it claims is checked before anything is allocated.</summary>
public sealed class HostileFileTests
{
    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "tensor 'a' claims bytes [0, 8] of 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", 4, "tensor 'a' claims bytes [-4, 0] of 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "tensor 'a' claims bytes [4, 0] of 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4, "tensor 'a' claims bytes [0] of 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "tensor 'a' is F32[-1], which does not fill its 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,4]}}""", 4, "which does not fill its 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "which does not fill its 0 bytes")]
    [InlineData("""{"a":{"dtype":"F8","shape":[4],"data_offsets":[0,4]}}""", 4, "tensor 'a' is F8[4], which does not fill its 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "overlap or leave a gap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "overlap or leave a gap at byte 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 8, "4 bytes belong to no tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "its header is not what the format asks for")]
    [InlineData("""{"a":{"dtype":"F32","shape":"big","data_offsets":[0,4]}}""", 4, "its header is not what the format asks for")]
    [InlineData("""{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}""", 4, "its header is not what the format asks for")]
    [InlineData("""{"__metadata__":{"format":null}}""", 0, "its metadata say null for 'format'")]
    [InlineData("""[1,2]""", 0, "its header is not what the format asks for")]
    [InlineData("""{"a":""", 0, "its header is not what the format asks for")]
    public void A_header_that_lies_is_refused(string header, int dataBytes, string reason)
    {
        var error = Assert.Throws<CheckpointException>(() => TensorFile.Read(File(header, dataBytes)));
        Assert.StartsWith("The tensor file is damaged: ", error.Message);
        Assert.Contains(reason, error.Message);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 40)]
    [InlineData(100UL)]
    public void A_header_length_beyond_the_file_is_refused(ulong length)
    {
        var file = new byte[20];
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        Assert.Contains($"its header claims {length} bytes, but 12 follow", Assert.Throws<CheckpointException>(() => TensorFile.Read(file)).Message);
    }

    [Fact]
    public void Every_truncation_of_a_checkpoint_is_noticed()
    {
        var whole = new TensorFile([new StoredTensor("a", "F32", [2], new byte[8])], new Dictionary<string, string> { ["format"] = "x" }).Write();
        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Throws<CheckpointException>(() => TensorFile.Read(whole.AsMemory(0, length))));
    }

    [Fact]
    public void What_was_written_is_read()
    {
        var tensors = new[] { new StoredTensor("a", "F32", [2, 1], new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }), new StoredTensor("empty", "F32", [0, 3], Array.Empty<byte>()) };
        var read = TensorFile.Read(new TensorFile(tensors, new Dictionary<string, string> { ["who"] = "é\"" }).Write());

        Assert.Equal(tensors.Select(Describe), read.Tensors.Select(Describe));
        Assert.Equal("é\"", read.Metadata["who"]);
    }

    [Fact]
    public void A_file_of_another_format_is_no_checkpoint()
    {
        var model = new TensorFile([], new Dictionary<string, string> { ["format"] = "pt" }).Write();
        Assert.Equal("The file has the format 'pt', not 'semcovnet.checkpoint.v1'.", Assert.Throws<CheckpointException>(() => Checkpoint.Read(model)).Message);
        Assert.Contains("no metadata entry 'format'", Assert.Throws<CheckpointException>(() => ModelFile.Read(new TensorFile([], new Dictionary<string, string>()).Write())).Message);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"Recipe":"{}","Data":"","Epoch":0,"StepInEpoch":0,"Step":0,"EpochLoss":null,"BestEpoch":0,"BestScore":null,"OptimiserSteps":0,"GroupErrorSteps":0,"History":[]}""")]
    public void Progress_that_says_too_little_is_refused(string progress) =>
        Assert.Throws<CheckpointException>(() => Checkpoint.Read(new TensorFile([], new Dictionary<string, string> { ["format"] = "semcovnet.checkpoint.v1", ["progress"] = progress }).Write()));

    [Theory]
    [InlineData("classes", "null")]
    [InlineData("descriptors", "[]")]
    public void A_model_file_that_does_not_describe_its_model_is_refused(string key, string text)
    {
        var whole = TensorFile.Read(SmallTraining.Run(SmallTraining.Recipe with { Epochs = 1 }).Weights);
        var changed = whole with { Metadata = new Dictionary<string, string>(whole.Metadata) { [key] = text } };
        Assert.Throws<CheckpointException>(() => ModelFile.Read(changed.Write()));
    }

    private static byte[] File(string header, int dataBytes)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var file = new byte[8 + json.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(file, json.Length);
        json.CopyTo(file, 8);
        return file;
    }

    private static string Describe(StoredTensor tensor) =>
        $"{tensor.Name} {tensor.Type} [{string.Join(',', tensor.Shape)}] {Convert.ToHexString(tensor.Data.Span)}";
}
