namespace SemCovNet.Tests.Chaos.Scripts;

internal static class AllScripts
{
    /// <summary>Those that every test run repeats a few times.</summary>
    public static IReadOnlyList<IFaultScript> Short { get; } =
    [
        new KilledWriter(), new KilledRelay(), new KilledProjection(), new RacingWriters(), new LostAcknowledgement(), new FollowedKills(),
        new LiveBackup(), new LiveRebuild(), new FullDisk(), new FullHome(), new FullCheckpoint(), new DamagedFile(), new UnconfirmedWrites(),
    ];

    /// <summary>And those over a broker, each of which takes minutes: for run.sh alone.</summary>
    public static IReadOnlyList<IFaultScript> List { get; } =
        [.. Short, new KilledServices(), new KilledBroker(), new AbsentBroker(), new BadNetwork(), new FullQueue(), new ImpatientBroker(), new FrozenTrainer(), new PoisonedQueue(), new RetrainingStorm(), new MovedCoverage(), new TwoBuilds()];
}
