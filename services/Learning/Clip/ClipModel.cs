using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Models;
using SemCovNet.Learning.Models.Layers;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Clip;

/// <summary>What makes up a CLIP model, all from one folder.</summary>
/// <param name="Weights">A safetensors file under Hugging Face's names; can be sought.</param>
/// <param name="Vocabulary">vocab.json</param>
/// <param name="Merges">merges.txt</param>
/// <param name="Config">config.json; null where there is none, which will do for encoders as wide as OpenAI's and takes them for those.</param>
public sealed record ClipFiles(Stream Weights, Stream Vocabulary, Stream Merges, Stream? Config);

/// <summary>A CLIP file with both its encoders: images and prompts as directions in one space.</summary>
public sealed class ClipModel : IDisposable
{
    private readonly Chance _chance = new();
    private readonly Normalisation _normalisation;
    private readonly ClipImageEncoder _images;
    private readonly ClipTextEncoder _texts;
    private readonly ClipTokenizer _tokenizer;
    private readonly ClipTextConfig _text;

    private ClipModel(TensorArchive file, ClipConfigFile? config, ClipTokenizer tokenizer, int imageSize)
    {
        (_tokenizer, ImageSize) = (tokenizer, imageSize);
        (var vision, _text) = (ClipVisionConfig.Of(file).Formed(config), ClipTextConfig.Of(file).Formed(config));
        if (tokenizer.Size > _text.Vocabulary)
            throw new CheckpointException($"vocab.json numbers tokens up to {tokenizer.Size - 1}, but the weights know {_text.Vocabulary}: take it from the folder of the weights.");
        if (imageSize % vision.Patch != 0)
            throw new CheckpointException($"The encoder cuts images into patches of {vision.Patch} pixels, which do not fill {imageSize}: take a multiple of {vision.Patch}.");
        (_images, _texts) = (new("clip", vision, imageSize, _chance), new(_text, _chance));
        _normalisation = _images.Normalise();
        _images.Load(file);
        _texts.Load(file);
        LogitScale = Scale(file);
        _images.eval();
        _texts.eval();
    }

    /// <summary>Pixels a side of the images it takes.</summary>
    public int ImageSize { get; }

    /// <summary>What training multiplied cosines by.</summary>
    public double LogitScale { get; }

    /// <exception cref="CheckpointException">A file is damaged, or they do not fit each other.</exception>
    public static ClipModel Open(ClipFiles files, int imageSize = 224)
    {
        using var scope = NewDisposeScope();
        var config = files.Config is { } told ? ClipConfigFile.Read(told) : null;
        var model = new ClipModel(TensorArchive.Open(files.Weights), config, ClipTokenizer.Read(files.Vocabulary, files.Merges), imageSize);
        // Initialisers leave temporaries behind, which go with the scope; the weights stay.
        scope.Detach(model._images.parameters().Concat(model._texts.parameters()));
        return model;
    }

    /// <param name="images">(B, 3, S, S), RGB in 0..1.</param>
    /// <returns>(B, P), each of length 1.</returns>
    public Tensor Images(Tensor images)
    {
        using var frozen = no_grad();
        return Unit(_images.see(_normalisation.call(images)).Pooled);
    }

    /// <returns>(T, P), each of length 1.</returns>
    /// <exception cref="PromptException">A prompt is too long.</exception>
    public Tensor Prompts(IReadOnlyList<string> prompts)
    {
        using var frozen = no_grad();
        return Unit(stack([.. prompts.Select(prompt => _texts.call(tensor(Tokens(prompt))))]));
    }

    public void Dispose()
    {
        _images.Dispose();
        _texts.Dispose();
        _normalisation.Dispose();
        _chance.Dispose();
    }

    internal static Tensor Unit(Tensor x) => x / (x * x).sum(-1, keepdim: true).sqrt();

    private long[] Tokens(string prompt) => _tokenizer.Encode(prompt) is var tokens && tokens.Length <= _text.Context
        ? tokens
        : throw new PromptException($"The prompt \"{prompt}\" has {tokens.Length} tokens, and the model reads {_text.Context}: shorten it.");

    private static double Scale(TensorArchive file)
    {
        using var scope = NewDisposeScope();
        var logarithm = zeros(ClipLayout.Shape(file, ClipLayout.LogitScale, rank: 0));
        file.Find(ClipLayout.LogitScale).CopyTo(logarithm);
        return Math.Exp(logarithm.item<float>());
    }
}
