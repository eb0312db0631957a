using System.Data.Common;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.Tests.Unit.ReadModels;

/// <summary>A database that whoever asks from another thread than the one that made this one gets only once it is let go.</summary>
internal sealed class HeldDatabase(SqlDatabase inner) : SqlDatabase
{
    private readonly int thread = Environment.CurrentManagedThreadId;
    private readonly TaskCompletionSource letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetGo() => letGo.SetResult();

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellation = default)
    {
        if (Environment.CurrentManagedThreadId != thread)
            await letGo.Task;
        return await inner.OpenAsync(cancellation);
    }

    public override bool IsPassing(DbException error) => inner.IsPassing(error);

    public override string IsAmong(string column, string parameter) => inner.IsAmong(column, parameter);

    public override void Dispose() => inner.Dispose();

    protected override Task<DbTransaction> BeginWriteAsync(DbConnection connection, IReadOnlyCollection<string> owners, CancellationToken cancellation) =>
        throw new NotSupportedException("Only reads are held.");
}
