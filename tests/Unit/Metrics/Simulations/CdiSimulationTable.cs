using System.Globalization;

namespace SemCovNet.Tests.Unit.Metrics.Simulations;

/// <summary>Writes the tables of docs/science-checks.md; minutes, so only where it is asked for.</summary>
public sealed class CdiSimulationTable(ITestOutputHelper output)
{
    private const int Evaluations = 200;

    [Fact(Explicit = true)]
    public void The_tables()
    {
        foreach (var (strength, scatter) in new[] { (0.2, 0.1), (0.1, 0.1), (0.2, 0) })
        {
            Write(strength, scatter, (few, many) => $"{Number(few.Truth)} | {Row(few, withTruth: true)} | {Row(many, withTruth: true)}");
        }

        Write(strength: 0, scatter: 0, (few, many) => $"{Row(few, withTruth: false)} | {Row(many, withTruth: false)}");
    }

    private void Write(double strength, double scatter, Func<Simulation, Simulation, string> row)
    {
        var world = new PlantedWorld(strength, scatter);
        var (few, many) = (Simulation.Of(world, 1000, Evaluations), Simulation.Of(world, 4000, Evaluations));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"strength {strength}, scatter {scatter}"));
        foreach (var (first, second) in few.Zip(many))
        {
            output.WriteLine($"| `{first.Definition}` | {row(first, second)} |");
        }
    }

    private static string Row(Simulation of, bool withTruth) =>
        $"{(withTruth ? $"{Number(of.Mean)} | {Number(of.Covered)} | " : "")}{Number(of.LeavesOut0)} | {Number(of.Significant)}";

    private static string Number(double? value) => value is { } number ? number.ToString("0.000", CultureInfo.InvariantCulture) : "–";
}
