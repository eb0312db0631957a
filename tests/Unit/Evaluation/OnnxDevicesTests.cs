using Microsoft.Extensions.Logging;
using Microsoft.ML.OnnxRuntime;
using SemCovNet.Evaluation.Inference;

namespace SemCovNet.Tests.Unit.Evaluation;

public sealed class OnnxDevicesTests
{
    [Fact]
    public void The_CPU_build_evaluates_on_the_CPU_and_says_so_once()
    {
        var log = new Lines();
        var devices = new OnnxDevices(log);
        for (var i = 0; i < 2; i++)
        {
            using var options = new SessionOptions();
            Assert.Equal("cpu", devices.Choose(options));
        }
        Assert.Equal(["ONNX Runtime computes on the CPU: this build has no CUDA (build with -p:Gpu=true for it)"], log);
    }

    private sealed class Lines : List<string>, ILogger<OnnxDevices>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(formatter(state, exception));
    }
}
