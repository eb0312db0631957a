using SemCovNet.Cli.Terminal;

namespace SemCovNet.Cli.Cards;

/// <summary>A card on disk.</summary>
internal static class CardFile
{
    public const string Name = "card.html";

    /// <exception cref="IOException">It cannot be written; what stood there before stands there still.</exception>
    public static void Write(ModelCard card, string path) => WholeFile.Write(new(path), CardPage.Write(card));

    public static void WriteReadme(ModelCard card, string path) => WholeFile.Write(new(path), HuggingFaceReadme.Write(card));
}
