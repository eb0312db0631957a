using System.Globalization;
using SemCovNet.Cli.Studies.Reports;
using SemCovNet.Contracts.Comparisons;

namespace SemCovNet.Cli.Terminal;

/// <summary>Figures as tables write them: a true minus sign, a dash for what is undefined.</summary>
internal static class FigureText
{
    public const string Undefined = "–";

    public static string Number(double? value, int decimals = 3) =>
        value?.ToString($"F{decimals}", CultureInfo.InvariantCulture).Replace('-', '−') ?? Undefined;

    public static string Signed(double? value, int decimals = 3) => (value is { } v && Math.Round(v, decimals) > 0 ? "+" : "") + Number(value, decimals);

    /// <summary>With its sign where the sign says something: a disparity points one way or the other.</summary>
    public static string Of(Measure measure, Estimate figure) => measure.IsSigned ? Signed(figure) : Number(figure);

    public static string Number(Estimate figure) =>
        figure.Low is null ? Number(figure.Value) : $"{Number(figure.Value)} [{Number(figure.Low)}, {Number(figure.High)}]";

    public static string Signed(Estimate figure) => Interval(figure.Value, figure.Low, figure.High);

    public static string Signed(Difference difference) => Interval(difference.Value, difference.Low, difference.High);

    /// <summary>A mean with its spread over trainings, where there are several.</summary>
    public static string WithSpread(FigureReport? figure) => figure?.Deviation is { } deviation
        ? $"{Number(figure.Mean.Value)} ± {Number(deviation)}"
        : Number(figure?.Mean.Value);

    public static string Name(Priors priors) => priors switch
    {
        Priors.Given => "given",
        Priors.Absent => "absent",
        _ => Undefined,
    };

    public static string Count(int n, string one) => n == 1 ? $"1 {one}" : $"{n} {one}s";

    private static string Interval(double? value, double? low, double? high) =>
        low is null ? Signed(value) : $"{Signed(value)} [{Signed(low)}, {Signed(high)}]";
}
