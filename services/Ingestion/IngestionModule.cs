using Microsoft.Extensions.DependencyInjection.Extensions;
using SemCovNet.Ingestion.Formats;
using SemCovNet.Ingestion.Formats.Celeba;
using SemCovNet.Ingestion.Formats.Derm7pt;
using SemCovNet.Ingestion.Formats.IsicDicm17k;
using SemCovNet.Ingestion.Formats.Milk10k;
using SemCovNet.Ingestion.Formats.Table;
using SemCovNet.Ingestion.Formats.Wbcatt;
using SemCovNet.Ingestion.Images;
using SemCovNet.Ingestion.Importing;

namespace SemCovNet.Ingestion;

/// <summary>Datasets, images, versions and splits. Expects the event store and the artifact store to be registered.</summary>
public static class IngestionModule
{
    public static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        services.AddSingleton<IDatasetFormat, Milk10kFormat>();
        services.AddSingleton<IDatasetFormat, IsicDicm17kFormat>();
        services.AddSingleton<IDatasetFormat, CelebaFormat>();
        services.AddSingleton<IDatasetFormat, WbcattFormat>();
        services.AddSingleton<IDatasetFormat, Derm7ptFormat>();
        services.AddSingleton<IDatasetFormat, TableFormat>();
        services.TryAddSingleton<DatasetFormats>();
        services.TryAddSingleton<ImportDataset>();
        services.TryAddSingleton<ImageIndex>();
        return services;
    }

    public static IEndpointRouteBuilder MapIngestion(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/datasets/{id}/images/{image}", ServeImage.HandleAsync);
        return routes;
    }
}
