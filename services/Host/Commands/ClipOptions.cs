using System.CommandLine;

namespace SemCovNet.Cli.Commands;

/// <summary>Which CLIP model a verb asks.</summary>
internal static class ClipOptions
{
    public static Option<FileInfo> Weights { get; } = new("--weights") { Description = "model.safetensors of a CLIP model, for instance suinleelab/monet, with its config.json beside it", HelpName = "FILE", Required = true };

    public static Option<FileInfo?> Vocabulary { get; } = new("--vocabulary") { Description = "Its vocab.json, beside which lies merges.txt [default: beside the weights]", HelpName = "FILE" };
}
