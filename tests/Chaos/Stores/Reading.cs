using SemCovNet.EventStore;
using SemCovNet.EventStore.Verification;
using SemCovNet.Tests.Chaos.Keeping;

namespace SemCovNet.Tests.Chaos.Stores;

/// <summary>The truth, as the driver reads it after a fault.</summary>
internal static class Reading
{
    public static async Task<List<Guid>> IdsAsync(this IEventStore store) =>
        await store.ReadAllAsync(GlobalPosition.Start).Select(recorded => recorded.Id).ToListAsync();

    /// <summary>Versions and positions without gaps, every hash that of its event.</summary>
    public static async Task CheckChainAsync(this Notes notes, IEventStore store, string when)
    {
        var verified = await new StreamVerifier(store, TimeProvider.System).VerifyAsync();
        notes.Check(verified.Sound, $"{when}: {verified.FirstFault}");
    }
}
