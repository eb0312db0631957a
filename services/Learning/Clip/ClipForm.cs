using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Models.Layers;

namespace SemCovNet.Learning.Clip;

/// <summary>What no tensor of a CLIP encoder tells: files of equal names and shapes differ in it.</summary>
/// <param name="Heads">Of attention; they share the encoder's width.</param>
internal sealed record ClipForm(GeluForm Gelu, long Heads, double NormEpsilon)
{
    /// <summary>Width of one head in every encoder that OpenAI published, and in most others.</summary>
    public const long HeadSize = 64;

    /// <summary>That of layer norms in every encoder that OpenAI published; also what transformers takes where a config.json names none.</summary>
    public const double UsualEpsilon = 1e-5;

    public static ClipForm OpenAi(long width) => new(GeluForm.Quick, Math.Max(1, width / HeadSize), UsualEpsilon);

    /// <summary>OpenAI's, for a file that came without a config.json.</summary>
    /// <param name="encoder">Which it is, for the reader.</param>
    /// <param name="published">Widths of those that OpenAI published. Others of these widths still exist, in another form: nothing in a file tells them apart.</param>
    /// <exception cref="CheckpointException">OpenAI published none so wide.</exception>
    public static ClipForm Assumed(string encoder, long width, IReadOnlyList<long> published) => published.Contains(width)
        ? OpenAi(width)
        : throw new CheckpointException(
            $"The {encoder} encoder is {width} wide, and OpenAI's are {string.Join(" or ", published)}: no tensor tells how many heads another has, nor its activation. "
            + $"Put the model's {ClipConfigFile.Name} beside the file.");

    public override string ToString() =>
        $"{ClipEncoderKeys.Activation}={ClipEncoderKeys.Name(Gelu)}, num_attention_heads={Heads}, layer_norm_eps={NormEpsilon}";
}
