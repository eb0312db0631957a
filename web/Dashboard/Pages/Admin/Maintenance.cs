using SemCovNet.Contracts.Http;
using SemCovNet.EventStore.Verification;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.Dashboard.Pages.Admin;

/// <param name="EndedAt">Null while it runs.</param>
/// <param name="Outcome">What came of it, or how far it is.</param>
/// <param name="Failed">Whether it could not be done, or found a fault.</param>
public sealed record MaintenanceRun(MaintenanceKind Kind, string Reason, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string Outcome, bool Failed);

/// <summary>Long work that a person asks this process for, one at a time. It reads the history and writes read models, and nothing else.</summary>
public sealed class Maintenance(StreamVerifier verifier, ReadModelProjections projections, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<Maintenance> logger)
{
    private readonly Lock turn = new();

    /// <summary>Something began or ended. Raised where nothing is locked: who listens may take their time.</summary>
    public event Action? Changed;

    /// <summary>The newest of each kind since this process started.</summary>
    public IReadOnlyDictionary<MaintenanceKind, MaintenanceRun> Runs { get; private set; } = new Dictionary<MaintenanceKind, MaintenanceRun>();

    public bool IsRunning => Runs.Values.Any(run => run.EndedAt is null);

    /// <returns>False where something runs already.</returns>
    public bool TryStart(MaintenanceKind kind, string reason)
    {
        if (!TryTakeTurn(new(kind, reason, clock.GetUtcNow(), null, "begins", false)))
            return false;
        Changed?.Invoke();
        logger.LogInformation("{Kind} was asked for: {Reason}", kind, reason);
        _ = Task.Run(() => RunAsync(kind, lifetime.ApplicationStopping));
        return true;
    }

    private async Task RunAsync(MaintenanceKind kind, CancellationToken stopping)
    {
        try
        {
            var (outcome, failed) = await DoAsync(kind, stopping);
            End(kind, outcome, failed);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "{Kind} failed", kind);
            End(kind, failure.Message, failed: true);
        }
    }

    private Task<(string Outcome, bool Failed)> DoAsync(MaintenanceKind kind, CancellationToken stopping) => kind switch
    {
        MaintenanceKind.Verify => VerifyAsync(stopping),
        MaintenanceKind.Rebuild => RebuildAsync(stopping),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such maintenance is known."),
    };

    private async Task<(string Outcome, bool Failed)> VerifyAsync(CancellationToken stopping)
    {
        var result = await verifier.VerifyAsync(cancellation: stopping);
        return (VerificationWords.Of(result), !result.Sound);
    }

    private async Task<(string Outcome, bool Failed)> RebuildAsync(CancellationToken stopping)
    {
        await projections.RebuildAsync(stopping);
        return ("The read models are folded anew from the events.", false);
    }

    private bool TryTakeTurn(MaintenanceRun run)
    {
        lock (turn)
        {
            if (IsRunning)
                return false;
            Set(run);
            return true;
        }
    }

    private void End(MaintenanceKind kind, string outcome, bool failed)
    {
        lock (turn)
            Set(Runs[kind] with { EndedAt = clock.GetUtcNow(), Outcome = outcome, Failed = failed });
        Changed?.Invoke();
    }

    private void Set(MaintenanceRun run) => Runs = new Dictionary<MaintenanceKind, MaintenanceRun>(Runs) { [run.Kind] = run };
}
