namespace SemCovNet.Ingestion.Generated;

/// <summary>
/// How each descriptor looks. Strength is its opacity. Atypia moves it from its benign to its malignant form, and not the same
/// way for all: the atypical network and dots are darker than the typical ones, atypical vessels, veils and ulcers lighter.
/// </summary>
internal sealed class DescriptorPatterns(Canvas canvas, LesionShape lesion, double atypia, SeededNumbers chance)
{
    private static readonly Colour Brown = new(0.62, 0.42, 0.26);
    private static readonly Colour Black = new(0.07, 0.04, 0.04);

    public void Draw(int descriptor, double strength)
    {
        switch (descriptor)
        {
            case 0: Network(strength); break;
            case 1: Dots(strength); break;
            case 2: Streaks(strength); break;
            case 3: Vessels(strength); break;
            case 4: BlueVeil(strength); break;
            case 5: Ulceration(strength); break;
            case 6: Hair(strength); break;
            case 7: RulerMarks(strength); break;
        }
    }

    /// <summary>Crossing lines, thin and even; atypical: thick, dark and bent.</summary>
    private void Network(double strength)
    {
        var (turn, gap, bend) = (chance.Between(0, Math.PI), chance.Between(0.2, 0.26), 0.12 * atypia);
        var (width, phase) = (0.035 + (0.06 * atypia), chance.Between(0, 6));
        canvas.Paint(Form(Brown, Black), (x, y) =>
        {
            var u = (x * Math.Cos(turn)) + (y * Math.Sin(turn)) + (bend * Math.Sin((7 * y) + phase));
            var v = (y * Math.Cos(turn)) - (x * Math.Sin(turn)) + (bend * Math.Sin((6 * x) + phase));
            return strength * lesion.Cover(x, y) * Math.Max(OnLine(u, gap, width), OnLine(v, gap, width));
        });
    }

    /// <summary>Small brown dots near the middle; atypical: large black ones towards the border.</summary>
    private void Dots(double strength)
    {
        for (var dot = 0; dot < 12; dot++)
        {
            var (x, y) = lesion.At(chance.Between(0, 2 * Math.PI), Math.Sqrt(chance.Next()) * (0.5 + (0.4 * atypia)));
            canvas.Disc(Form(Brown.Times(0.85), Black), strength, 0.045 + (0.05 * atypia), x, y);
        }
    }

    /// <summary>Rays at the border all around; atypical: on one side, longer and black.</summary>
    private void Streaks(double strength)
    {
        var (start, span) = (chance.Between(0, 2 * Math.PI), (2 - (1.2 * atypia)) * Math.PI);
        for (var ray = 0; ray < 14; ray++)
        {
            var angle = start + (span * ray / 14) + chance.Between(-0.06, 0.06);
            var (x0, y0) = lesion.At(angle, 0.82);
            var (x1, y1) = lesion.At(angle, 1.12 + (0.3 * atypia));
            canvas.Line(Form(Brown.Times(0.8), Black), strength, 0.06, x0, y0, x1, y1);
        }
    }

    /// <summary>Dark red short arcs; atypical: long bright winding ones.</summary>
    private void Vessels(double strength)
    {
        var colour = Form(new(0.45, 0.08, 0.14), new(1, 0.25, 0.3));
        for (var vessel = 0; vessel < 5; vessel++)
        {
            var (x, y) = lesion.At(chance.Between(0, 2 * Math.PI), 0.75 * chance.Next());
            var (heading, turn) = (chance.Between(0, 2 * Math.PI), chance.Between(-0.5, 0.5));
            for (var step = 0; step < 4 + (int)(4 * atypia); step++)
            {
                var (nextX, nextY) = (x + (0.1 * Math.Cos(heading)), y + (0.1 * Math.Sin(heading)));
                canvas.Line(colour, strength, 0.05, x, y, nextX, nextY);
                (x, y) = (nextX, nextY);
                heading += turn + (atypia * (step % 2 == 0 ? 1.1 : -1.1));
            }
        }
    }

    /// <summary>A deep blue middle; atypical: a pale, whitish one off to a side.</summary>
    private void BlueVeil(double strength)
    {
        var (x0, y0) = lesion.At(chance.Between(0, 2 * Math.PI), 0.1 + (0.35 * atypia));
        canvas.Paint(Form(new(0.16, 0.2, 0.5), new(0.66, 0.76, 0.92)), (x, y) =>
            strength * lesion.Cover(x, y) * Math.Clamp((0.42 - Canvas.Distance(x - x0, y - y0)) / 0.16, 0, 1));
    }

    /// <summary>A dark red sore in a black rim; atypical: larger, yellow and crumbling.</summary>
    private void Ulceration(double strength)
    {
        var (x0, y0) = lesion.At(chance.Between(0, 2 * Math.PI), 0.25);
        var (radius, phase) = (0.24 + (0.12 * atypia), chance.Between(0, 6));
        canvas.Disc(Black, 0.8 * strength, radius, x0, y0);
        canvas.Paint(Form(new(0.5, 0.05, 0.06), new(1, 0.84, 0.34)), (x, y) =>
        {
            var crumbs = 0.5 + (0.5 * Math.Sin((23 * x) + phase) * Math.Sin((19 * y) - phase));
            var inside = Math.Clamp((radius - Canvas.Distance(x - x0, y - y0)) / 0.08, 0, 1);
            return strength * inside * (1 - (0.6 * atypia * crumbs));
        });
    }

    /// <summary>Long thin dark lines over everything.</summary>
    private void Hair(double strength)
    {
        for (var hair = 0; hair < 5; hair++)
        {
            var (middle, angle) = (chance.Between(-0.8, 0.8), chance.Between(0, Math.PI));
            var (dx, dy) = (Math.Cos(angle), Math.Sin(angle));
            canvas.Line(new(0.12, 0.09, 0.07), strength, 0.025, (-middle * dy) - (1.5 * dx), (middle * dx) - (1.5 * dy), (-middle * dy) + (1.5 * dx), (middle * dx) + (1.5 * dy));
        }
    }

    /// <summary>Violet ticks along the lower edge.</summary>
    private void RulerMarks(double strength)
    {
        var offset = chance.Between(0, 0.2);
        for (var tick = 0; tick < 10; tick++)
        {
            var x = -0.95 + offset + (0.2 * tick);
            canvas.Line(new(0.3, 0.12, 0.5), strength, 0.04, x, 0.98, x, tick % 5 == 0 ? 0.72 : 0.84);
        }
    }

    private Colour Form(Colour benign, Colour malignant) => Colour.Mix(benign, malignant, atypia);

    private double OnLine(double position, double gap, double width)
    {
        var distance = Math.Abs(position - (gap * Math.Round(position / gap)));
        return Math.Clamp(0.5 - ((distance - (width / 2)) / (2 * canvas.Pixel)), 0, 1);
    }
}
