using MassTransit;
using MassTransit.Context;

namespace SemCovNet.Messaging;

/// <summary>
/// Nobody asks this bus questions. An address for the answer or the fault, which anyone may write into a message, would have its consumer send where the service's
/// user may not: the broker then closes the channel before the message is consumed or parked, and delivers it again.
/// </summary>
internal sealed class Unanswered : IFilter<ConsumeContext>
{
    public Task Send(ConsumeContext context, IPipe<ConsumeContext> next) => next.Send(new WithoutAddresses(context));

    public void Probe(ProbeContext context) => context.CreateFilterScope("unanswered");

    private sealed class WithoutAddresses(ConsumeContext context) : ConsumeContextProxy(context)
    {
        public override Uri? ResponseAddress => null;

        public override Uri? FaultAddress => null;
    }
}
