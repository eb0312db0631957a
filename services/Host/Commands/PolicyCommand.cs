using System.CommandLine;
using System.Globalization;
using SemCovNet.Cli.Answers;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Policies;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov policy</c>: what a model must keep to be promoted, and when to train again by itself.</summary>
internal static class PolicyCommand
{
    private const string Off = "off";
    private const string NameHelp = $"Name of a dataset, or {PolicyBook.DefaultPolicy} for every dataset without a policy of its own";

    public static Command Create() => Verb.Group(
        "policy", "Fairness budgets and retraining rules of datasets",
        "semcov policy set milk --max cdi.slope@1=0.3 --min auc@1=0.85 --reason \"agreed in May\"",
        CreateShow(), CreateSet());

    private static Command CreateShow()
    {
        var name = new Argument<string?>("NAME") { Description = $"{NameHelp} [default: all that are set]", Arity = ArgumentArity.ZeroOrOne };
        var command = Verb.Of("show", "Show what holds", "semcov policy show milk", name);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var answers = new List<PolicyAnswer>();
            foreach (var policy in await NamesAsync(platform, arguments.GetValue(name), cancellation))
                answers.Add(await AnswerAsync(platform, policy, cancellation));
            var shown = answers.Where(answer => answer.IsSet || arguments.GetValue(name) is not null).ToList();
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(shown);
            else
                PolicyText.Write(shown);
            return 0;
        });
        return command;
    }

    private static Command CreateSet()
    {
        var name = new Argument<string>("NAME") { Description = NameHelp };
        var most = Limits("--max", "a metric may be at most this; a disparity is held by its size");
        var least = Limits("--min", "a metric must be at least this");
        var tail = new Option<TailTrigger?>("--retrain-on-tail-change")
        {
            Description = $"Train again when tail coverage moved by at least C since the newest model, more than 0 and at most 1; {Off} to stop that",
            HelpName = $"C|{Off}",
            CustomParser = result => Tail(result),
        };
        var coolDown = new Option<TimeSpan?>("--cool-down")
        {
            Description = "For so long after a retraining no other of the same recipe follows, for instance 90s, 30m or 12h",
            HelpName = "TIME",
            CustomParser = result => Duration(result),
        };
        var onAlert = new Option<bool?>("--retrain-on-alert") { Description = "Train again when an alert is raised on a model in use; false to stop that" };
        var reason = new Option<string>("--reason") { Description = "Why; it is recorded", HelpName = "TEXT", Required = true };
        var command = Verb.Of(
            "set",
            "Set the budget a model of this dataset must keep, the rule by which it is trained again, or both.\nLimits given here take the place of all limits before. What is not given of the rule stays as it holds for the dataset.",
            "semcov policy set milk --max cdi.slope@1=0.3 --min auc@1=0.85 --min tail:auc@1=0.8 --retrain-on-tail-change 0.02 --cool-down 30m --reason \"clinic 7\"",
            name, most, least, tail, onAlert, coolDown, reason);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var policy = arguments.GetValue(name)!;
            var dataset = policy == PolicyBook.DefaultPolicy ? null : await DatasetsCommand.FindAsync(platform, policy, cancellation);
            List<Limit> limits =
            [
                .. arguments.GetValue(most)!.Select(limit => Limit.On(limit.Figure, limit.Bound, null)),
                .. arguments.GetValue(least)!.Select(limit => Limit.On(limit.Figure, null, limit.Bound)),
            ];
            var change = new RuleChange(arguments.GetValue(tail), arguments.GetValue(coolDown), arguments.GetValue(onAlert));
            if (limits.Count == 0 && change == RuleChange.None)
                throw new ArgumentException("Nothing was set: give --max, --min, --retrain-on-tail-change, --retrain-on-alert or --cool-down.");
            await SetAsync(platform.Get<PolicyBook>(), dataset?.Id, limits, change, arguments.GetValue(reason)!, cancellation);
            var answer = await AnswerAsync(platform, policy, cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(answer);
            else
                PolicyText.Write([answer]);
            return 0;
        });
        return command;
    }

    private static async Task SetAsync(
        PolicyBook book, string? dataset, IReadOnlyList<Limit> limits, RuleChange change, string reason, CancellationToken cancellation)
    {
        var rule = change == RuleChange.None ? null : change.Of(await book.RuleAsync(dataset ?? PolicyBook.DefaultPolicy, cancellation));
        try
        {
            await book.SetAsync(dataset, limits.Count > 0 ? limits : null, rule, reason, CommandContext.From(Actors.User), cancellation: cancellation);
        }
        catch (ArgumentException wrong)
        {
            throw new ArgumentException(wrong.Message.Split(" (Parameter", 2)[0]);
        }
    }

    private static async Task<PolicyAnswer> AnswerAsync(Platform platform, string policy, CancellationToken cancellation)
    {
        var book = platform.Get<PolicyBook>();
        var fallback = policy == PolicyBook.DefaultPolicy ? Policy.Undefined : await book.LoadAsync(PolicyBook.DefaultPolicy, cancellation);
        return PolicyAnswer.Of(policy, await book.LoadAsync(policy, cancellation), fallback);
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(Platform platform, string? name, CancellationToken cancellation)
    {
        if (name is PolicyBook.DefaultPolicy)
            return [name];
        return name is not null
            ? [(await DatasetsCommand.FindAsync(platform, name, cancellation)).Id]
            : [PolicyBook.DefaultPolicy, .. (await platform.Get<IDatasetQueries>().ListAsync(cancellation)).Select(dataset => dataset.Id)];
    }

    private static Option<(string Figure, double Bound)[]> Limits(string name, string description) => new(name)
    {
        Description = $"METRIC=NUMBER, or tail:METRIC=NUMBER for the tail of coverage: {description}; may be repeated",
        HelpName = "LIMIT",
        DefaultValueFactory = _ => [],
        CustomParser = result => [.. result.Tokens.Select(token => Bound(result, name, token.Value))],
    };

    private static (string Figure, double Bound) Bound(System.CommandLine.Parsing.ArgumentResult result, string option, string text)
    {
        if (text.Split('=') is [var figure, var number] && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) && double.IsFinite(bound))
            return (figure, bound);
        result.AddError($"{option} is \"{text}\": write METRIC=NUMBER, for instance cdi.slope@1=0.3, or tail:METRIC=NUMBER.");
        return default;
    }

    private static TailTrigger? Tail(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text == Off)
            return new(null);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var change) && RetrainingRule.IsTailChange(change))
            return new(change);
        result.AddError($"--retrain-on-tail-change is \"{text}\": give more than 0 and at most 1, for instance 0.02, or {Off}.");
        return null;
    }

    private static TimeSpan? Duration(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        Func<double, TimeSpan>? unit = text.LastOrDefault() switch { 's' => TimeSpan.FromSeconds, 'm' => TimeSpan.FromMinutes, 'h' => TimeSpan.FromHours, 'd' => TimeSpan.FromDays, _ => null };
        if (unit is not null && double.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 10_000)
            return unit(number);
        result.AddError($"--cool-down is \"{text}\": write a number and s, m, h or d, for instance 30m.");
        return null;
    }

    /// <param name="Change">Null where it was switched off.</param>
    private readonly record struct TailTrigger(double? Change);

    /// <summary>What was said of the retraining rule; null is what was not.</summary>
    private sealed record RuleChange(TailTrigger? Tail, TimeSpan? CoolDown, bool? OnAlert)
    {
        public static RuleChange None { get; } = new(null, null, null);

        /// <param name="before">The rule that holds, the dataset's own or the default one; null where there is neither.</param>
        public RetrainingRule Of(RetrainingRule? before) => new(
            Tail is { } tail ? tail.Change : before?.TailChange, CoolDown ?? before?.CoolDown ?? TimeSpan.Zero, OnAlert ?? before?.OnAlert ?? false);
    }
}
