namespace SemCovNet.Metrics;

/// <summary>What two annotators said about the same images, and the case each image belongs to.</summary>
/// <param name="First">(n) values of the first annotator, 0 to 1.</param>
/// <param name="Second">(n) values of the second, in the same order.</param>
/// <param name="Cases">(n) case of each image: intervals draw cases, for images of one case are not independent.</param>
public sealed record PairedRatings(IReadOnlyList<double> First, IReadOnlyList<double> Second, IReadOnlyList<string> Cases)
{
    public int Count => First.Count;

    /// <summary>Whether every value is 0 or 1: agreement is then a matter of yes and no.</summary>
    public bool AreBinary => First.Concat(Second).All(value => value is 0 or 1);
}
