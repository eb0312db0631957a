using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.ML.OnnxRuntime;
using SemCovNet.Evaluation.Inference;

namespace SemCovNet.Tests.Unit.Evaluation;

public sealed class OnnxDevicesTests
{
    [Fact]
    public void It_says_once_where_it_evaluates_and_does_so_on_the_CPU_where_CUDA_cannot_be_used()
    {
        var log = new Lines();
        var devices = new OnnxDevices(log);
        Assert.Throws<OnnxRuntimeException>(() => devices.Open([1, 2, 3], threads: 1));
        Assert.Empty(log);
        for (var i = 0; i < 2; i++)
        {
            using var session = devices.Open(Identity, threads: 1);
            Assert.Equal(["y"], session.OutputNames);
        }
        var hasCuda = OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider");
        Assert.StartsWith(hasCuda ? "ONNX Runtime computes on " : "ONNX Runtime computes on the CPU: this build has no CUDA (build with -p:Gpu=true for it)", Assert.Single(log));
    }

    /// <summary>A model that answers y = x, of one number: ir_version 8, opset 13.</summary>
    private static byte[] Identity => [8, 8, .. Part(7, Part(1, Text(1, "x"), Text(2, "y"), Text(4, "Identity")), Text(2, "g"), Number(11, "x"), Number(12, "y")), .. Part(8, [16, 13])];

    private static byte[] Number(int field, string name) => Part(field, Text(1, name), Part(2, Part(1, [8, 1], Part(2, Part(1, [8, 1])))));

    private static byte[] Text(int field, string text) => Part(field, Encoding.ASCII.GetBytes(text));

    private static byte[] Part(int field, params byte[][] content) => [(byte)(field << 3 | 2), (byte)content.Sum(each => each.Length), .. content.SelectMany(each => each)];

    private sealed class Lines : List<string>, ILogger<OnnxDevices>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(formatter(state, exception));
    }
}
