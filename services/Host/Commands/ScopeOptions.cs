using System.CommandLine;
using System.CommandLine.Parsing;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Replaying;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Commands;

/// <summary>Which figure of a definition is meant, and of which evaluation.</summary>
internal sealed class ScopeOptions
{
    private const string Given = "given";

    private readonly Option<string?> evaluation = new("--evaluation") { Description = "Only this evaluation of an experiment [default: every one that was assessed]", HelpName = "ID" };
    private readonly Option<CoverageLevel> level = new("--level") { Description = "Groups of a disparity: descriptor or subgroup", HelpName = "LEVEL", DefaultValueFactory = _ => CoverageLevel.Descriptor };
    private readonly Option<string?> point = new("--point") { Description = "By what a row is decided: p0.5, val-spec90, val-spec95 or argmax [default: p0.5, with more than two classes argmax]", HelpName = "POINT" };
    private readonly Option<string?> priors = new("--priors") { Description = "Whether the model was given descriptors: given or absent [default: given where it takes them]", HelpName = "PRIORS" };
    private readonly Option<string?> subgroup = new("--subgroup") { Description = "Only rows of this subgroup, for instance site=torso; not for a disparity", HelpName = "NAME=VALUE" };
    private readonly Option<string?> descriptor = new("--descriptor") { Description = "Rows weighted by this descriptor, for ece.pos15@1 and ece.top15@1", HelpName = "NAME" };

    private readonly Option<bool> tail = new("--tail") { Description = "Only the tail: rows weighted by the descriptors that training covers least in their class; not for a disparity" };

    public ScopeOptions()
    {
        point.AcceptOnlyFromAmong(DecisionPoint.Half, DecisionPoint.Specificity90, DecisionPoint.Specificity95, DecisionPoint.Argmax);
        priors.AcceptOnlyFromAmong(Given, "absent");
        subgroup.Validators.Add(result =>
        {
            if (result.GetValue(subgroup) is { } text && text.IndexOf('=') < 1)
                result.AddError("--subgroup is an attribute and its value, for instance site=torso.");
        });
    }

    /// <summary>Names of those that say which figure of a definition is meant, and were given.</summary>
    public IEnumerable<string> OfOneFigure(CommandResult arguments) =>
        All.Where(option => option != evaluation && arguments.GetResult(option) is { Implicit: false }).Select(option => option.Name);

    /// <summary>In the order of the help.</summary>
    public IReadOnlyList<Option> All => [evaluation, level, point, priors, subgroup, descriptor, tail];

    /// <summary>Null for all.</summary>
    public string? Evaluation(ParseResult arguments) => arguments.GetValue(evaluation);

    /// <param name="id">One of <see cref="ReplayDefinition.Ids"/>.</param>
    /// <exception cref="ArgumentException">The definition has no figure of what the options name.</exception>
    public ReplayDefinition Definition(ParseResult arguments, string id) => ReplayDefinition.Find(id, new(
        arguments.GetValue(level), arguments.GetValue(point), arguments.GetValue(priors) is { } said ? said == Given : null,
        arguments.GetValue(subgroup)?.Split('=', 2) is [var attribute, var value] ? (attribute, value) : null, arguments.GetValue(descriptor),
        arguments.GetValue(tail)))!;
}
