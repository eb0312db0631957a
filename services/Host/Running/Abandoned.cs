using SemCovNet.ReadModels.Leases;

namespace SemCovNet.Cli.Running;

/// <summary>Whoever holds the home's lock knows that the holders of its leases are dead, and need not wait until the leases expire.</summary>
internal static class Abandoned
{
    public static Task ReleaseAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<LeaseStore>().ReleaseAllAsync(cancellation);
}
