namespace SemCovNet.Ingestion.Generated;

/// <summary>
/// The people behind a generated dataset. Every class shows itself through one leading descriptor; which one follows a long
/// tail whose order differs from class to class. A descriptor says little by being there: its form tells the class, and each
/// descriptor has forms of its own. So who has seldom seen a descriptor in a class cannot know its form there: coverage imbalance.
/// </summary>
internal sealed class Population(GeneratedOptions options)
{
    private const double ClassSeparation = 0.4;
    private const double AtypiaSpread = 0.19;
    private const double BorderSeparation = 0.16;
    private const double BorderSpread = 0.18;
    private const double FaintShare = 0.12;
    private const double HairShare = 0.25;
    private const double RulerShare = 0.12;
    private const double FirstClassShare = 0.62;
    private static readonly (double Low, double High) Leading = (0.45, 1);
    private static readonly (double Low, double High) Faint = (0.1, 0.4);
    private static readonly (double Low, double High) Artefact = (0.3, 1);

    public CaseTraits Draw(int number)
    {
        var chance = SeededNumbers.For(options.Seed, number, purpose: 0);
        var label = chance.Choose(ClassWeights());
        var leading = chance.Choose(LeadingWeights(label));
        var position = (label / (options.Classes - 1.0)) - 0.5;
        return new(
            $"case-{number:D5}", label,
            (SkinTone)chance.Choose([.. Enumerable.Range(1, 3).Select(rank => Math.Pow(rank, -1.5 * options.Tail))]),
            chance.Happens(0.7) ? Device.A : Device.B,
            [.. Enumerable.Range(0, CaseTraits.Vocabulary.Count).Select(descriptor => Strength(chance, descriptor, leading))],
            Math.Clamp(0.5 + (ClassSeparation * position) + (AtypiaSpread * chance.Normal()), 0, 1),
            Math.Clamp(0.4 + (BorderSeparation * position) + (BorderSpread * chance.Normal()), 0, 1));
    }

    /// <summary>The coverage that drawing aims at: the mean strength of a descriptor in a class.</summary>
    public double ExpectedCoverage(int label, int descriptor)
    {
        if (descriptor >= CaseTraits.Diagnostic)
            return (descriptor == CaseTraits.Diagnostic ? HairShare : RulerShare) * Mean(Artefact);
        var weights = LeadingWeights(label);
        var leads = weights[descriptor] / weights.Sum();
        return (leads * Mean(Leading)) + ((1 - leads) * FaintShare * Mean(Faint));
    }

    private static double Strength(SeededNumbers chance, int descriptor, int leading)
    {
        var (share, range) = descriptor switch
        {
            6 => (HairShare, Artefact),
            7 => (RulerShare, Artefact),
            _ when descriptor == leading => (1, Leading),
            _ => (FaintShare, Faint),
        };

        // Both numbers are drawn in any case, so that one descriptor's fate does not shift the next one's.
        var (happens, strength) = (chance.Happens(share), chance.Between(range.Low, range.High));
        return happens ? Math.Round(strength, 3) : 0;
    }

    private double[] ClassWeights() =>
        [FirstClassShare, .. Enumerable.Repeat((1 - FirstClassShare) / (options.Classes - 1), options.Classes - 1)];

    /// <summary>
    /// Each class has its tail elsewhere; that of the first class, which is the easiest to come by, runs the other way round and
    /// falls half as fast.
    /// </summary>
    private double[] LeadingWeights(int label)
    {
        var shift = Math.Max(0, label - 1) * CaseTraits.Diagnostic / options.Classes;
        return [.. Enumerable.Range(0, CaseTraits.Diagnostic).Select(descriptor => label == 0
            ? Math.Pow(CaseTraits.Diagnostic - descriptor, -options.Tail / 2)
            : Math.Pow(((descriptor + shift) % CaseTraits.Diagnostic) + 1, -options.Tail))];
    }

    private static double Mean((double Low, double High) range) => (range.Low + range.High) / 2;
}
