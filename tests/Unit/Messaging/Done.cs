using MassTransit;

namespace SemCovNet.Tests.Unit.Messaging;

/// <summary>Completes once so many messages were consumed.</summary>
internal sealed class Done(int messages) : IConsumeObserver
{
    private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left = messages;

    public Task All => all.Task;

    public Task PreConsume<T>(ConsumeContext<T> context) where T : class => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context) where T : class
    {
        if (Interlocked.Decrement(ref left) == 0)
            all.SetResult();
        return Task.CompletedTask;
    }

    public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception) where T : class => Task.CompletedTask;
}
