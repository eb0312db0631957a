namespace SemCovNet.Annotation.AnnotationSets;

/// <summary>How far a dataset's annotations had come when a change was made to them.</summary>
/// <param name="Version">Of the newest published set, 0 before the first.</param>
/// <param name="Revisions">Single corrections since.</param>
public readonly record struct Basis(int Version, int Revisions = 0)
{
    public override string ToString() => Revisions == 0 ? $"{Version}" : $"{Version} with {Revisions} correction{(Revisions == 1 ? "" : "s")}";
}
