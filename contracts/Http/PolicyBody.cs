using SemCovNet.Contracts.Reports;

namespace SemCovNet.Contracts.Http;

/// <summary>
/// What <c>POST /api/policies/{id}</c> takes, the id being a dataset's or <c>default</c>: 204 when it holds now, 409 when somebody else
/// changed the policy meanwhile, 422 with the reason when it is no budget.
/// </summary>
/// <param name="Limits">They take the place of all limits before; null leaves those as they are.</param>
/// <param name="Rule">Null leaves the retraining rule as it is.</param>
/// <param name="BasedOn">How many changes the policy had that whoever sends this saw; null to set it whatever it says by now.</param>
public sealed record PolicyBody(IReadOnlyList<Limit>? Limits, RuleBody? Rule, string Reason, int? BasedOn = null);

/// <param name="TailChange">Train again when tail coverage moved by at least this much, 0 to 1; null for never.</param>
/// <param name="OnAlert">Train again when an alert is raised on a model in use.</param>
public sealed record RuleBody(double? TailChange, bool OnAlert, int CoolDownSeconds);

/// <summary>What <c>POST /api/datasets/{id}/plans</c> takes: 200 with the <see cref="CoveragePlan"/>, 409 with the reason when nothing can be planned.</summary>
/// <param name="Cases">How many to give out, at least 1.</param>
/// <param name="Level">Of the groups: descriptor or subgroup; null for descriptor.</param>
public sealed record PlanBody(int Cases, string? Level = null);
