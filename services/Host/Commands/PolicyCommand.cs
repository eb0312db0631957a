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
    private const string NameHelp = $"Name of a dataset, or {PolicyBook.DefaultPolicy} for every dataset without a policy of its own";

    public static Command Create() => new("policy", "Fairness budgets and retraining rules of datasets") { CreateShow(), CreateSet() };

    private static Command CreateShow()
    {
        var name = new Argument<string?>("NAME") { Description = $"{NameHelp} [default: all that are set]", Arity = ArgumentArity.ZeroOrOne };
        var command = Verb.Of("show", "Show what holds", "semcov policy show milk", name);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var answers = new List<PolicyAnswer>();
            foreach (var policy in await NamesAsync(platform, arguments.GetValue(name), cancellation))
                answers.Add(PolicyAnswer.Of(policy, await platform.Get<PolicyBook>().LoadAsync(policy, cancellation)));
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
        var tail = new Option<double?>("--retrain-on-tail-change") { Description = "Train again when tail coverage moved by at least C since the newest model, 0 to 1", HelpName = "C" };
        var coolDown = new Option<TimeSpan?>("--cool-down")
        {
            Description = "For so long after a retraining no other of the same recipe follows, for instance 90s, 30m or 12h",
            HelpName = "TIME",
            CustomParser = result => Duration(result),
        };
        var onAlert = new Option<bool>("--retrain-on-alert") { Description = "Train again when an alert is raised on a model in use" };
        var reason = new Option<string>("--reason") { Description = "Why; it is recorded", HelpName = "TEXT", Required = true };
        var command = Verb.Of(
            "set",
            "Set the budget a model of this dataset must keep, the rule by which it is trained again, or both.\nLimits given here take the place of all limits before.",
            "semcov policy set milk --max cdi.slope@1=0.3 --min auc@1=0.85 --retrain-on-tail-change 0.02 --cool-down 30m --reason \"clinic 7\"",
            name, most, least, tail, onAlert, coolDown, reason);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var policy = arguments.GetValue(name)!;
            var dataset = policy == PolicyBook.DefaultPolicy ? null : await DatasetsCommand.FindAsync(platform, policy, cancellation);
            List<Limit> limits =
            [
                .. arguments.GetValue(most)!.Select(limit => new Limit(limit.Metric, limit.Bound, null)),
                .. arguments.GetValue(least)!.Select(limit => new Limit(limit.Metric, null, limit.Bound)),
            ];
            var rule = arguments.GetValue(tail) is null && arguments.GetValue(coolDown) is null && !arguments.GetValue(onAlert)
                ? null : new RetrainingRule(arguments.GetValue(tail), arguments.GetValue(coolDown) ?? TimeSpan.Zero, arguments.GetValue(onAlert));
            if (limits.Count == 0 && rule is null)
                throw new ArgumentException("Nothing was set: give --max, --min, --retrain-on-tail-change, --retrain-on-alert or --cool-down.");
            await SetAsync(platform.Get<PolicyBook>(), dataset?.Id, limits, rule, arguments.GetValue(reason)!, cancellation);
            var answer = PolicyAnswer.Of(policy, await platform.Get<PolicyBook>().LoadAsync(policy, cancellation));
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(answer);
            else
                PolicyText.Write([answer]);
            return 0;
        });
        return command;
    }

    private static async Task SetAsync(
        PolicyBook book, string? dataset, IReadOnlyList<Limit> limits, RetrainingRule? rule, string reason, CancellationToken cancellation)
    {
        var context = CommandContext.From(Actors.User);
        try
        {
            if (limits.Count > 0)
                await book.SetBudgetAsync(dataset, limits, reason, context, cancellation);
            if (rule is not null)
                await book.SetRuleAsync(dataset, rule, reason, context, cancellation);
        }
        catch (ArgumentException wrong)
        {
            throw new ArgumentException(wrong.Message.Split(" (Parameter", 2)[0]);
        }
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(Platform platform, string? name, CancellationToken cancellation)
    {
        if (name is PolicyBook.DefaultPolicy)
            return [name];
        return name is not null
            ? [(await DatasetsCommand.FindAsync(platform, name, cancellation)).Id]
            : [PolicyBook.DefaultPolicy, .. (await platform.Get<IDatasetQueries>().ListAsync(cancellation)).Select(dataset => dataset.Id)];
    }

    private static Option<(string Metric, double Bound)[]> Limits(string name, string description) => new(name)
    {
        Description = $"METRIC=NUMBER: {description}; may be repeated",
        HelpName = "LIMIT",
        DefaultValueFactory = _ => [],
        CustomParser = result => [.. result.Tokens.Select(token => Limit(result, name, token.Value))],
    };

    private static (string Metric, double Bound) Limit(System.CommandLine.Parsing.ArgumentResult result, string option, string text)
    {
        if (text.Split('=') is [var metric, var number] && double.TryParse(number, CultureInfo.InvariantCulture, out var bound) && double.IsFinite(bound))
            return (metric, bound);
        result.AddError($"{option} is \"{text}\": write METRIC=NUMBER, for instance cdi.slope@1=0.3.");
        return default;
    }

    private static TimeSpan? Duration(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        Func<double, TimeSpan>? unit = text[^1] switch { 's' => TimeSpan.FromSeconds, 'm' => TimeSpan.FromMinutes, 'h' => TimeSpan.FromHours, 'd' => TimeSpan.FromDays, _ => null };
        if (unit is not null && double.TryParse(text[..^1], CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 10_000)
            return unit(number);
        result.AddError($"--cool-down is \"{text}\": write a number and s, m, h or d, for instance 30m.");
        return null;
    }
}
