using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Models.Layers;

namespace SemCovNet.Learning.Clip;

/// <summary>One encoder's keys in a config.json; null where a key is left out, as writers do with what is transformers' default.</summary>
internal sealed record ClipEncoderKeys(string? HiddenAct, long? NumAttentionHeads, double? LayerNormEps, long? HiddenSize)
{
    public const string Activation = "hidden_act";

    private const string Quick = "quick_gelu";
    private const string Exact = "gelu";

    public static ClipEncoderKeys None { get; } = new(null, null, null, null);

    public static string Name(GeluForm gelu) => gelu == GeluForm.Quick ? Quick : Exact;

    /// <param name="place">What stands before a key where it is named: <c>vision_config.</c></param>
    /// <param name="width">The encoder's, by its tensors.</param>
    /// <exception cref="CheckpointException">A value is none that an encoder can be built with.</exception>
    public ClipForm Form(string place, long width) => new(Gelu(place), Heads(place, width), Epsilon(place));

    /// <exception cref="CheckpointException">The keys are for another width: their number of heads would be wrong without a word.</exception>
    public void CheckWidth(string place, long width)
    {
        if (HiddenSize is { } size && size != width)
            throw new CheckpointException($"{ClipConfigFile.Name}: {place}hidden_size is {size}, but the encoder in the file is {width} wide: take {ClipConfigFile.Name} from the folder of the weights.");
    }

    private GeluForm Gelu(string place) => HiddenAct switch
    {
        null or Quick => GeluForm.Quick,
        Exact => GeluForm.Exact,
        var other => throw new CheckpointException($"{ClipConfigFile.Name}: {place}{Activation} is \"{other}\": allowed are {Quick} and {Exact}."),
    };

    private long Heads(string place, long width) => NumAttentionHeads switch
    {
        // transformers would take 12 for images and 8 for prompts, which is right at the widths 768 and 512 alone: there heads are 64 wide, as in most other models.
        null when width % ClipForm.HeadSize == 0 => width / ClipForm.HeadSize,
        { } heads when heads > 0 && width % heads == 0 => heads,
        var other => throw new CheckpointException(
            $"{ClipConfigFile.Name}: {place}num_attention_heads is {(other is null ? "missing" : $"{other}")}: allowed are whole numbers that divide the encoder's width, {width}."),
    };

    private double Epsilon(string place) => LayerNormEps switch
    {
        null => ClipForm.UsualEpsilon,
        { } epsilon when epsilon is > 0 and < 1 => epsilon,
        var other => throw new CheckpointException($"{ClipConfigFile.Name}: {place}layer_norm_eps is {other}: allowed are numbers between 0 and 1."),
    };
}
