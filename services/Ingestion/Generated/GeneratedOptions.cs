namespace SemCovNet.Ingestion.Generated;

/// <summary>How a generated dataset is drawn; the same options give the same files.</summary>
/// <param name="Size">Images, about six in seven of them the only one of their case.</param>
/// <param name="ImageSize">Pixels a side; at least 32.</param>
/// <param name="Classes">2 to 4: benign, malignant, and further ones in between and beyond.</param>
/// <param name="Tail">Exponent of the fall from the commonest descriptor of a class to its rarest; 0 gives every descriptor its equal share.</param>
public sealed record GeneratedOptions(int Size = 2000, int Seed = 0, int ImageSize = 64, int Classes = 2, double Tail = 1)
{
    private static readonly string[] Names = ["benign", "malignant", "indeterminate", "metastatic"];

    public IReadOnlyList<string> ClassNames => Names[..Classes];

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Size, 20);
        ArgumentOutOfRangeException.ThrowIfLessThan(ImageSize, 32);
        ArgumentOutOfRangeException.ThrowIfLessThan(Classes, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Classes, Names.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(Tail);
    }
}
