using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Clip;

/// <summary>A CLIP text encoder.</summary>
/// <param name="Vocabulary">Tokens it knows.</param>
/// <param name="Context">Tokens of the longest prompt, start and end included.</param>
internal sealed record ClipTextConfig(long Vocabulary, long Context, long Width, int Depth, long Projection)
{
    private static readonly IReadOnlyList<long> Published = [512, 768];

    /// <summary>No tensor tells it: OpenAI's where nobody told another.</summary>
    public ClipForm Form { get; init; } = ClipForm.OpenAi(Width);

    /// <summary>In the form that config.json tells; without one, in OpenAI's.</summary>
    /// <exception cref="CheckpointException">config.json does not fit, or it is missing and OpenAI published no encoder so wide.</exception>
    public ClipTextConfig Formed(ClipConfigFile? config) => this with { Form = config?.TextForm(Width) ?? ClipForm.Assumed("text", Width, Published) };

    /// <exception cref="CheckpointException">The file holds no CLIP text encoder under Hugging Face's names.</exception>
    public static ClipTextConfig Of(TensorArchive file)
    {
        var tokens = ClipLayout.Shape(file, ClipLayout.Tokens, rank: 2);
        var width = tokens[1];
        return new(
            tokens[0], ClipLayout.Rows(file, ClipLayout.TextPositions, width), width,
            ClipLayout.Depth(file, ClipLayout.Text, width), ClipLayout.Rows(file, ClipLayout.TextProjection, width));
    }
}

/// <summary>CLIP's text encoder: each token reads those before it, and what the last one, the end of text, has read is the prompt's embedding.</summary>
internal sealed class ClipTextEncoder : nn.Module<Tensor, Tensor>
{
    private readonly Parameter words;           // (V, d)
    private readonly Parameter positions;       // (L, d)
    private readonly ModuleList<TransformerBlock> blocks;
    private readonly LayerNorm norm;
    private readonly Linear projection;

    public ClipTextEncoder(ClipTextConfig config, Chance chance) : base(nameof(ClipTextEncoder))
    {
        words = nn.Parameter(zeros(config.Vocabulary, config.Width));
        positions = nn.Parameter(zeros(config.Context, config.Width));
        var block = new TransformerBlockConfig(
            config.Width, config.Form.Heads, Hidden: 4 * config.Width, config.Form.Gelu, config.Form.NormEpsilon, Causal: true);
        blocks = new ModuleList<TransformerBlock>([.. Enumerable.Range(0, config.Depth).Select(_ => new TransformerBlock(block, chance))]);
        norm = nn.LayerNorm(config.Width, config.Form.NormEpsilon);
        projection = nn.Linear(config.Width, config.Projection, hasBias: false);
        RegisterComponents();
    }

    /// <param name="prompt">(L), token numbers from start to end. Padding behind the end would change nothing, so there is none.</param>
    /// <returns>(P)</returns>
    public override Tensor forward(Tensor prompt)
    {
        var tokens = words.index_select(0, prompt).Plus(positions.narrow(0, 0, prompt.shape[0])).unsqueeze(0);      // (1, L, d)
        foreach (var block in blocks) tokens = block.call(tokens);                                                  // (1, L, d)
        return projection.call(norm.call(tokens.select(1, -1))).squeeze(0);                                         // (P)
    }

    public void Load(TensorArchive file)
    {
        foreach (var (name, parameter) in Named()) file.Find(name).CopyTo(parameter);
    }

    private IEnumerable<(string Name, Tensor Parameter)> Named() =>
    [
        (ClipLayout.Tokens, words),
        (ClipLayout.TextPositions, positions),
        .. blocks.SelectMany((block, index) => block.Named(ClipLayout.Block(ClipLayout.Text, index))),
        .. norm.Named($"{ClipLayout.Text}.final_layer_norm"),
        (ClipLayout.TextProjection, projection.weight),
    ];
}
