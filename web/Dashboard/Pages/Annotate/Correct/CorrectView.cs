using SemCovNet.Contracts.Datasets;
using SemCovNet.Dashboard.Images;
using SemCovNet.ReadModels.Annotations;

namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <summary>All that the page for correcting one image shows.</summary>
/// <param name="Values">One a descriptor of the vocabulary, as they are now.</param>
/// <param name="History">Newest first.</param>
public sealed record CorrectView(
    ImageTable Table, ImageRow Row, IReadOnlyList<double?> Values, WorkList List, IReadOnlyList<ValueChangeEntry> History)
{
    public IReadOnlyList<DescriptorDefinition> Vocabulary => Table.Vocabulary;

    /// <summary>Whether every observed value of a descriptor is 0 or 1: its digits then mean no and yes, not tenths.</summary>
    public bool IsBinary(int place) => Table.IsBinary(place);
}
