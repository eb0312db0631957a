using System.Text.Json;
using SemCovNet.Cli.Cards;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Tests.Services.Host.Cards;

/// <summary>A card of a small experiment whose every name can be chosen; its figures are made up.</summary>
internal static class MadeUpCard
{
    public const string Id = "019ae0c2-7f3e-7c1a-9b57-3f0d9a5a4c11";
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    /// <param name="name">Stands for dataset, recipe, classes, descriptors, subgroups and what people wrote.</param>
    public static ModelCard Of(string name = "skin", string? attribute = "site", Verdict verdict = Verdict.Inconclusive)
    {
        var manifest = Manifest(name, attribute);
        var gate = new GateDecided(Id, "e", name, verdict, [new(new("cdi.slope@1", 0.3, null), 0.2, 0.1, 0.4, verdict, "|cdi.slope@1| is 0.2 [0.1, 0.4]; allowed is at most 0.3"),
            new(new("auc@1", null, 0.8, LimitScope.Tail), 0.71, 0.6, 0.8, verdict, "tail:auc@1 is 0.71 [0.6, 0.8]; allowed is at least 0.8")]);
        IEvent[] events = [gate, new ReviewCommented(Id, name, "user:reviewer"), new ModelRejected(Id, name, "user:reviewer")];
        return new(
            Summary(name), manifest, Coverage(name), new(Id, 1, Digest.Of([3]), Digest.Of([4]), Digest.Of([5]), 7, 1.2, "cpu", 1, 90, null, [$"{name} has no positive training row."]),
            Evaluation(name), Fairness(name, attribute), gate,
            [.. events.Select((body, v) => new RecordedEvent(
                Guid.CreateVersion7(), $"experiment-{Id}", v, new(v + 40), WireNames.Of(body.GetType()), new(Noon, Guid.Empty, null, "user:reviewer", null),
                JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), ContractJson.Options), new byte[32]))]);
    }

    public static ModelCard Unevaluated() => Of() with { Coverage = null, Training = null, Evaluation = null, Fairness = null, Gate = null, Events = [] };

    private static DatasetManifest Manifest(string name, string? attribute) => new(
        name, 1, "table", "mel", "dermoscopic", ["other", name], attribute is null ? [] : [attribute], [],
        [.. Enumerable.Range(0, 6).Select(i => new ImageRow($"i{i}", $"c{i}", i % 2, i < 2 ? Split.Train : i < 4 ? Split.Validation : Split.Test, Digest.Of([1]), 8, 8, new Dictionary<string, string>(), []))]);

    private static ExperimentSummary Summary(string name) => new(
        Id, name, 1, Digest.Of([1]), 2, Digest.Of([2]), name, """{"name":"tiny","lr":0.001,"weights":null}""", "requested", "user:tester", ExperimentStatus.Completed, null, 1, 3, 3,
        Noon, Noon, Noon, 12, new(Digest.Of([3]), Digest.Of([4]), Digest.Of([5]), 7, 1.2, "cpu", 1, 90),
        new("e", 40, true, Digest.Of([6]), Digest.Of([7]), 0.9, null, null, null, null, null, null, new Dictionary<string, double?> { ["auc@1"] = 0.9 }),
        new("cdi.within@1", "descriptor", Digest.Of([8]), -0.5, 0.5, -0.9, 0.1, -0.2, 3, null), Verdict.Inconclusive, ReviewOutcome.Rejected);

    private static CoverageReport Coverage(string name) => new(
        name, 1, 2, 2, 2, null, [new(name, DescriptorKind.Diagnostic)], [new("other", name, null, 0.25, 0.2, 0.3, 0.01, 4, "tail"), new(name, name, null, null, null, null, null, 0, null)],
        new(2, 0.2, 0.1, 0.1, 0.3, new Dictionary<string, double> { ["q25"] = 0.1 }, new Dictionary<string, double>()), [new(name, 0.02, 0.001, 0.002)]);

    private static EvaluationReport Evaluation(string name) => new(
        Id, "e", name, 1, 2, "test", 40, 38, 0.5, 1000, 1,
        [new(true, [new("auc@1", 0.9123, 0.85, 0.95, null), new("s95@1", null, null, null, "Fewer than 20 negatives.")], new(["other", name], [[20, 5], [5, 10]]))]);

    private static FairnessReport Fairness(string name, string? attribute) => new(
        Id, "e", name, 1, 2, 40, 38, true, 5, 1000, 1, attribute, [new(name, DescriptorKind.Diagnostic)],
        [
            Group(name, "vessels", 0.05, 0.6, 12, "tail"), Group(name, "pigmented", 0.2, 0.3, 20, "middle"), Group(name, "erythema", 0.5, 0.1, 25, "head"),
            new(name, name, null, 0.01, 0.7, 0.2, 0.9, 2, false, null), .. attribute is null ? Array.Empty<GroupError>() : [Group(name, "vessels", 0.02, 0.8, 6, "tail") with { Subgroup = name }],
        ],
        [
            new("cdi.within@1", "descriptor", -0.5, 0.5, -0.9, 0.1, 0.04, 3, new Dictionary<string, double>(), null, 0.5, [new(name, -0.5, -0.9, 0.1, 3, null), new("other", null, null, null, 0, "Left out: no groups.")]),
            new("cdi.slope@1", "descriptor", -0.2, 0.2, -0.4, -0.1, 0.01, 3, new Dictionary<string, double>(), null, 0.5, [new(name, -0.2, -0.4, -0.1, 3, null)]),
            new("cdi.gap@1", "descriptor", null, null, null, null, null, 3, new Dictionary<string, double>(), "The head holds no group."),
            new("cdi.pooled@1", "descriptor", 0.17, 0.17, -0.2, 0.5, 0.5, 3, new Dictionary<string, double>(), null),
        ],
        [new("overall", "ece.pos15@1", 0.05, 40, [new(0, 0.5, 30, 0.2, 0.25, 0.1, 0.4), new(0.5, 1, 10, 0.8, 0.7, 0.4, 0.9)], null), new($"descriptor:{name}", "ece.pos15@1", null, 2, [], "Insufficient evidence: n_eff 2 is below 5.")],
        attribute is null ? [] : [new(attribute, name, 20, [new("auc@1", 0.8, 0.7, 0.9, null), new("s95@1", null, null, null, "One class only.")])],
        [new("val-spec90", true, null, null, [], [], "No threshold was fixed.")],
        null, attribute is null ? [] : [new(attribute, [new("acc.worst@1", 0.5, 0.3, 0.7, null)])],
        Tail: new(12.3, [new("auc@1", 0.71, 0.6, 0.8, null), new("s95@1", null, null, null, "Every row is of class 'other'.")]));

    private static GroupError Group(string name, string descriptor, double coverage, double error, double n, string stratum) =>
        new(name, descriptor, null, coverage, error, error - 0.1, error + 0.1, n, true, stratum, 0.5);
}
