using MassTransit;
using SemCovNet.Contracts.Events;
using SemCovNet.Messaging;

namespace SemCovNet.Annotation.Importing;

internal sealed class ImportAnnotationsConsumer(AnnotationsFromImport import) : IConsumer<DatasetVersionPublished>
{
    public Task Consume(ConsumeContext<DatasetVersionPublished> context) =>
        import.RunAsync(context.Message.DatasetId, context.ToCommandContext("service:annotation"), context.CancellationToken);
}
