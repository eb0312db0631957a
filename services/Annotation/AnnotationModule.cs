using MassTransit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SemCovNet.Annotation.Agreement;
using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Annotation.Exporting;
using SemCovNet.Annotation.Importing;
using SemCovNet.Annotation.Publishing;
using SemCovNet.Annotation.Revising;
using SemCovNet.Annotation.Uploading;
using SemCovNet.Messaging;

namespace SemCovNet.Annotation;

/// <summary>Vocabularies, uploads, revisions and published sets. Expects the event store, the artifact store and the read models to be registered.</summary>
public static class AnnotationModule
{
    public static IServiceCollection AddAnnotation(this IServiceCollection services)
    {
        services.AddOptions<AnnotationOptions>().BindConfiguration(AnnotationOptions.Section).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<AnnotationOptions>, AnnotationOptionsValidator>();
        services.TryAddSingleton<AnnotatedDatasets>();
        services.TryAddSingleton<SetPublisher>();
        services.TryAddSingleton<UploadAnnotations>();
        services.TryAddSingleton<AnnotationsFromImport>();
        services.TryAddSingleton<ReviseAnnotation>();
        services.TryAddSingleton<ReviseImage>();
        services.TryAddSingleton<PublishCorrections>();
        services.AddHostedService<QuietPublisher>();
        services.TryAddSingleton<MeasureAgreement>();
        services.TryAddSingleton<ExportAnnotations>();
        return services.AddConsumers(bus => bus.AddConsumer<ImportAnnotationsConsumer>());
    }

    public static IEndpointRouteBuilder MapAnnotation(this IEndpointRouteBuilder routes)
    {
        var annotations = routes.MapGroup("/api/datasets/{id}");
        annotations.MapPost("/annotations", UploadEndpoint.HandleAsync).WithMetadata(new RequestSizeLimitAttribute(UploadEndpoint.LargestFile));
        annotations.MapGet("/annotations.csv", ExportEndpoint.HandleAsync);
        annotations.MapPut("/annotations/{image}/{descriptor}", ReviseEndpoint.HandleAsync);
        annotations.MapPost("/revisions", ReviseImageEndpoint.HandleAsync);
        annotations.MapGet("/corrections", PublicationEndpoints.PreviewAsync);
        annotations.MapPost("/corrections/publications", PublicationEndpoints.PublishAsync);
        annotations.MapGet("/agreement", AgreementEndpoint.HandleAsync);
        return routes;
    }
}
