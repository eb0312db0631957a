using SemCovNet.Learning.Checkpoints;

namespace SemCovNet.Learning.Clip;

/// <summary>A CLIP image encoder (Radford et al. 2021). A file's tensors tell all sizes, and nothing of its form.</summary>
/// <param name="Patch">Pixels a side of what becomes one token.</param>
/// <param name="Projection">Width of the space that images and prompts share.</param>
internal sealed record ClipVisionConfig(long Width, int Depth, int Patch, long Projection)
{
    public static IReadOnlyDictionary<string, ClipVisionConfig> Known { get; } = new Dictionary<string, ClipVisionConfig>
    {
        ["clip-vit-b32"] = new(Width: 768, Depth: 12, Patch: 32, Projection: 512),
        ["clip-vit-b16"] = new(Width: 768, Depth: 12, Patch: 16, Projection: 512),
        ["clip-vit-l14"] = new(Width: 1024, Depth: 24, Patch: 14, Projection: 768),
    };

    private static readonly IReadOnlyList<long> Published = [768, 1024];

    /// <summary>OpenAI's where nobody told another: a recipe sees the weights alone.</summary>
    public ClipForm Form { get; init; } = ClipForm.OpenAi(Width);

    /// <summary>In the form that config.json tells; without one, in OpenAI's.</summary>
    /// <exception cref="CheckpointException">config.json does not fit, or it is missing and OpenAI published no encoder so wide.</exception>
    public ClipVisionConfig Formed(ClipConfigFile? config) => this with { Form = config?.VisionForm(Width) ?? ClipForm.Assumed("image", Width, Published) };

    /// <exception cref="CheckpointException">The file holds no CLIP image encoder under Hugging Face's names.</exception>
    public static ClipVisionConfig Of(TensorArchive file)
    {
        var patches = ClipLayout.Shape(file, ClipLayout.Patches, rank: 4);
        if (patches is not [var width, 3, var patch, var high] || patch != high)
            throw new CheckpointException($"Tensor '{ClipLayout.Patches}' is [{string.Join(", ", patches)}] in the file, but CLIP's patches are squares of three colours.");
        ClipLayout.Rows(file, ClipLayout.VisionPositions, width);
        return new(width, ClipLayout.Depth(file, ClipLayout.Vision, width), (int)patch, ClipLayout.Rows(file, ClipLayout.VisionProjection, width));
    }

    public override string ToString() => $"of width {Width}, depth {Depth}, patches of {Patch} pixels and projection to {Projection}";
}
