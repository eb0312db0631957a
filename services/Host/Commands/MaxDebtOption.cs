using System.CommandLine;

namespace SemCovNet.Cli.Commands;

internal static class MaxDebtOption
{
    public static Option<double?> Create()
    {
        var option = new Option<double?>("--max-debt")
        {
            Description = "Refuse what would leave descriptors thinner in classes than everywhere by more than this, in tenfolds on average, for instance 0.2",
            HelpName = "TENFOLDS",
        };
        option.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValue(option) is not (null or >= 0 and < double.PositiveInfinity))
                result.AddError("--max-debt is a number of tenfolds, 0 or more, for instance 0.2.");
        });
        return option;
    }
}
