using SemCovNet.Contracts.Datasets;
using SemCovNet.Ingestion.Splitting;

namespace SemCovNet.Ingestion.Generated;

/// <summary>Everything a generated dataset will hold, before a pixel is painted.</summary>
internal sealed class GeneratedPlan
{
    private const double SecondImageShare = 0.15;
    private const double NotObservedShare = 0.03;

    private readonly GeneratedOptions options;

    public GeneratedPlan(GeneratedOptions options)
    {
        options.Check();
        this.options = options;
        Images = Draw();
        Truth = TruthOf();
    }

    public IReadOnlyList<PlannedImage> Images { get; }

    public GeneratedTruth Truth { get; }

    private List<PlannedImage> Draw()
    {
        var population = new Population(options);
        var cases = new List<CaseTraits>();
        var images = new List<(CaseTraits Case, string Id, IReadOnlyList<double?> Values)>();
        while (images.Count < options.Size)
        {
            var number = cases.Count;
            cases.Add(population.Draw(number));
            var chance = SeededNumbers.For(options.Seed, number, purpose: 2);
            var pictures = chance.Happens(SecondImageShare) ? 2 : 1;
            for (var picture = 0; picture < pictures && images.Count < options.Size; picture++)
                images.Add((cases[number], $"image-{number:D5}-{(char)('a' + picture)}", Observed(cases[number], chance)));
        }
        var splits = SplitByCase.Assign(cases.Select(item => (item.Id, item.Class)), options.Seed, SplitShares.Usual);
        return [.. images.Select(image => new PlannedImage(image.Id, image.Case, splits[image.Case.Id], image.Values))];
    }

    private static IReadOnlyList<double?> Observed(CaseTraits traits, SeededNumbers chance) =>
        [.. traits.Strengths.Select(strength => chance.Happens(NotObservedShare) ? (double?)null : strength)];

    private GeneratedTruth TruthOf()
    {
        var population = new Population(options);
        var training = Images.Where(image => image.Split == Split.Train).ToLookup(image => image.Case.Class);
        return new(options, [.. CaseTraits.Vocabulary.Select(descriptor => descriptor.Name)],
        [
            .. from label in Enumerable.Range(0, options.Classes)
               from descriptor in Enumerable.Range(0, CaseTraits.Vocabulary.Count)
               from tone in (SkinTone?[])[null, .. Enum.GetValues<SkinTone>()]
               let values = training[label].Where(image => tone is null || image.Case.SkinTone == tone)
                   .Select(image => image.Values[descriptor]).OfType<double>().ToList()
               select new TruthCell(
                   options.ClassNames[label], CaseTraits.Vocabulary[descriptor].Name, tone is null ? null : tone.Value.ToString().ToLowerInvariant(),
                   population.ExpectedCoverage(label, descriptor), values.Count == 0 ? null : values.Average(), values.Sum()),
        ]);
    }
}

/// <param name="Values">As annotated: null where the annotator did not look.</param>
internal sealed record PlannedImage(string Id, CaseTraits Case, Split Split, IReadOnlyList<double?> Values)
{
    public string File => $"images/{Id}.png";
}
