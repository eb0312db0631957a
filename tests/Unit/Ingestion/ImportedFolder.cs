using SemCovNet.Artifacts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;
using SemCovNet.Ingestion.Importing;
using SemCovNet.Tests.Unit.Imaging;

namespace SemCovNet.Tests.Unit.Ingestion;

/// <summary>A folder in some layout, and what importing it comes to.</summary>
internal sealed class ImportedFolder(string format) : IDisposable
{
    private readonly Workspace workspace = new();

    public ImportRequest Request => new(format, workspace.Source.Path, "mine");

    public void Dispose() => workspace.Dispose();

    public void Write(string name, params IEnumerable<string> lines) => workspace.Source.Write(name, string.Join('\n', lines));

    /// <param name="width">Pictures of one width are the same byte for byte.</param>
    public void WritePicture(string name, int width) => workspace.Source.Write(name, Pictures.Png(width));

    public async Task<(DatasetManifest Manifest, ImportAudit Audit)> ImportAsync(Func<ImportRequest, ImportRequest>? change = null)
    {
        var result = await workspace.ImportAsync(change is null ? Request : change(Request));
        return (await workspace.Artifacts.GetJsonAsync<DatasetManifest>(result.Manifest, TestContext.Current.CancellationToken), result.Audit);
    }

    /// <summary>The problems, without the line that counts them.</summary>
    public async Task<string> RefusalAsync(Func<ImportRequest, ImportRequest>? change = null)
    {
        var refused = await Assert.ThrowsAsync<ImportRejectedException>(() => workspace.ImportAsync(change is null ? Request : change(Request)));
        return refused.Message[(refused.Message.IndexOf('\n') + 1)..];
    }

    public async Task<string> WrongUseAsync(Func<ImportRequest, ImportRequest> change) =>
        (await Assert.ThrowsAsync<ArgumentException>(() => workspace.ImportAsync(change(Request)))).Message;
}
