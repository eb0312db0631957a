namespace SemCovNet.Tests.Chaos.Scripts;

internal static class AllScripts
{
    public static IReadOnlyList<IFaultScript> List { get; } =
    [
        new KilledWriter(), new KilledRelay(), new KilledProjection(), new RacingWriters(), new LostAcknowledgement(), new FollowedKills(),
        new LiveBackup(), new LiveRebuild(), new FullDisk(), new FullHome(), new DamagedFile(),
        new KilledServices(), new KilledBroker(), new FrozenTrainer(), new PoisonedQueue(), new RetrainingStorm(),
    ];
}
