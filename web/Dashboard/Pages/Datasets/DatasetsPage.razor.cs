using SemCovNet.Dashboard.Loading;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Dashboard.Pages.Datasets;

public sealed partial class DatasetsPage(IDatasetQueries datasets, ILogger<DatasetsPage> logger)
{
    private Loadable<IReadOnlyList<DatasetSummary>> state = new Loadable<IReadOnlyList<DatasetSummary>>.Pending();

    protected override bool Shows(string stream) => !stream.StartsWith("policy-", StringComparison.Ordinal);

    protected override Task LoadAsync() =>
        ShowAsync(Loadable<IReadOnlyList<DatasetSummary>>.FromAsync(() => datasets.ListAsync(), logger), read => state = read);
}
