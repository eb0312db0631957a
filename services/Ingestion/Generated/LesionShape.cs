namespace SemCovNet.Ingestion.Generated;

/// <summary>A blob: a circle, stretched and made uneven.</summary>
internal sealed class LesionShape
{
    private readonly double radius;
    private readonly double stretch;
    private readonly double tilt;
    private readonly (int Waves, double Height, double Phase)[] waves;

    public LesionShape(double irregularity, SeededNumbers chance)
    {
        radius = chance.Between(0.48, 0.62);
        stretch = chance.Between(0.85, 1.18);
        tilt = chance.Between(0, Math.PI);
        CentreX = chance.Between(-0.12, 0.12);
        CentreY = chance.Between(-0.12, 0.12);
        waves = [.. Enumerable.Range(2, 6).Select(count =>
            (count, irregularity * 0.5 / count * chance.Between(0.5, 1), chance.Between(0, 2 * Math.PI)))];
    }

    public double CentreX { get; }

    public double CentreY { get; }

    /// <summary>How far out a point lies: 0 the middle, 1 the border.</summary>
    public double Reach(double x, double y)
    {
        var (dx, dy) = (x - CentreX, y - CentreY);
        var (along, across) = ((dx * Math.Cos(tilt)) + (dy * Math.Sin(tilt)), (dy * Math.Cos(tilt)) - (dx * Math.Sin(tilt)));
        return Canvas.Distance(along / stretch, across * stretch) / Radius(Math.Atan2(dy, dx));
    }

    /// <summary>1 inside, 0 outside, soft at the border.</summary>
    public double Cover(double x, double y) => Math.Clamp((1.06 - Reach(x, y)) / 0.14, 0, 1);

    /// <summary>A point at a share of the way from the middle to the border.</summary>
    public (double X, double Y) At(double angle, double share)
    {
        var reach = Radius(angle) * share;
        return (CentreX + (reach * Math.Cos(angle)), CentreY + (reach * Math.Sin(angle)));
    }

    private double Radius(double angle) => radius * (1 + waves.Sum(wave => wave.Height * Math.Cos((wave.Waves * angle) + wave.Phase)));
}
