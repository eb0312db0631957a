namespace SemCovNet.Ingestion.Formats.Celeba;

/// <summary>Where a copy of CelebA keeps its files: side by side, or in the folders of the original download.</summary>
internal sealed class CelebaLayout(string root)
{
    public string Attributes { get; } = FileIn(root, "list_attr_celeba.txt", "Anno/list_attr_celeba.txt");

    public string People { get; } = FileIn(root, "identity_CelebA.txt", "Anno/identity_CelebA.txt");

    public string Splits { get; } = FileIn(root, "list_eval_partition.txt", "Eval/list_eval_partition.txt");

    /// <summary>The folder of the images.</summary>
    public string Images { get; } =
        Array.Find(["img_align_celeba/img_align_celeba", "Img/img_align_celeba"], folder => Directory.Exists(Path.Combine(root, folder))) ?? "img_align_celeba";

    private static string FileIn(string root, string beside, string original) => File.Exists(Path.Combine(root, original)) ? original : beside;
}
