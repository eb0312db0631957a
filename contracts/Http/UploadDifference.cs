namespace SemCovNet.Contracts.Http;

/// <summary>What a file of annotations does, or would do, to a dataset.</summary>
/// <param name="NewImages">Images of the file of which nothing was known.</param>
/// <param name="ChangedImages">Images of the file of which something was known and is now another.</param>
/// <param name="UnchangedImages">Images of the file of which it says nothing that was not known.</param>
/// <param name="Cells">Coverage cells that move, the largest move first.</param>
/// <param name="TailBefore">The 25 % quantile of coverage over classes and descriptors, on training images; null where no cell has any.</param>
public sealed record UploadDifference(
    int NewImages, int ChangedImages, int UnchangedImages, IReadOnlyList<CellChange> Cells, double? TailBefore, double? TailAfter);

/// <summary>Coverage of one class and descriptor over training images, before and after.</summary>
/// <param name="Before">0 to 1; null where nothing was observed.</param>
public sealed record CellChange(string Class, string Descriptor, double? Before, double? After);
