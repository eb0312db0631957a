using System.Text.Json;
using SemCovNet.Learning.Checkpoints;

namespace SemCovNet.Learning.Clip;

/// <summary>config.json beside a CLIP model's weights, as Hugging Face's transformers writes it: the form of both encoders.</summary>
public sealed class ClipConfigFile
{
    public const string Name = "config.json";

    private const string Vision = "vision_config";
    private const string Text = "text_config";
    private const long LargestFile = 4_000_000;

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly Sections _sections;
    private readonly ClipEncoderKeys _top;

    private ClipConfigFile(Sections sections, ClipEncoderKeys top) => (_sections, _top) = (sections, top);

    /// <summary>Whether weights beside this file fit a recipe's backbone in what no tensor tells. Backbones that are not CLIP's have no such thing.</summary>
    /// <exception cref="CheckpointException">The file tells another form than OpenAI's, in which backbones are built; or it cannot be read.</exception>
    public static void CheckBackbone(string backbone, Stream file)
    {
        if (!ClipVisionConfig.Known.TryGetValue(backbone, out var built)) return;
        var (place, keys) = Read(file).Encoder(Vision, of => of.VisionConfigDict ?? of.VisionConfig);
        // An encoder of another size: its tensors tell that, and which backbone is right.
        if (keys.HiddenSize is { } size && size != built.Width) return;
        var told = keys.Form(place, built.Width);
        if (told != built.Form)
            throw new CheckpointException($"{Name} beside it says {place}{told}, but backbone={backbone} is OpenAI's encoder, {built.Form}: in it these weights give wrong features. Take a file of OpenAI's form.");
    }

    /// <exception cref="CheckpointException">It is no JSON, or a value is of the wrong kind.</exception>
    internal static ClipConfigFile Read(Stream file)
    {
        if (file.Length > LargestFile) throw new CheckpointException($"{Name} has {file.Length} bytes, which no CLIP model needs.");
        using var reader = new StreamReader(file, leaveOpen: true);
        var json = reader.ReadToEnd();
        try
        {
            return new(Of<Sections>(json), Of<ClipEncoderKeys>(json));
        }
        catch (JsonException error)
        {
            throw new CheckpointException($"{Name} cannot be read: {error.Message} Take it from the folder of the weights.", error);
        }
    }

    /// <summary>The image encoder's.</summary>
    /// <exception cref="CheckpointException">The file says nothing of it, or what cannot be.</exception>
    internal ClipForm VisionForm(long width) => Form(Vision, of => of.VisionConfigDict ?? of.VisionConfig, width);

    /// <summary>The text encoder's.</summary>
    /// <exception cref="CheckpointException">The file says nothing of it, or what cannot be.</exception>
    internal ClipForm TextForm(long width) => Form(Text, of => of.TextConfigDict ?? of.TextConfig, width);

    private ClipForm Form(string section, Func<Sections, ClipEncoderKeys?> find, long width)
    {
        var (place, keys) = Encoder(section, find);
        keys.CheckWidth(place, width);
        return keys.Form(place, width);
    }

    private (string Place, ClipEncoderKeys Keys) Encoder(string section, Func<Sections, ClipEncoderKeys?> find) => find(_sections) switch
    {
        { } keys => ($"{section}.", keys),
        // The file of one encoder alone, CLIPVisionConfig, has its keys at the top.
        null when _top != ClipEncoderKeys.None => ("", _top),
        _ => throw new CheckpointException($"{Name} has neither {section} nor {ClipEncoderKeys.Activation}: it is no CLIP model's. Take it from the folder of the weights."),
    };

    private static T Of<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("It is null.");

    /// <summary>Where old files have <c>…_config_dict</c>, that is what transformers goes by.</summary>
    private sealed record Sections(ClipEncoderKeys? VisionConfig, ClipEncoderKeys? TextConfig, ClipEncoderKeys? VisionConfigDict, ClipEncoderKeys? TextConfigDict);
}
