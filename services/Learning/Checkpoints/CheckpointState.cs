using System.Text.Json;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;

namespace SemCovNet.Learning.Checkpoints;

/// <summary>How far a training is.</summary>
/// <param name="Recipe">As JSON, without the fields that do not change the result.</param>
/// <param name="Data">Digest of the training and validation rows.</param>
/// <param name="Epoch">Completed epochs.</param>
/// <param name="StepInEpoch">Completed steps of the epoch under way.</param>
/// <param name="Step">Completed steps over all epochs.</param>
/// <param name="EpochLoss">Sum of the losses of the epoch under way.</param>
/// <param name="BestEpoch">0 before the first epoch is completed.</param>
/// <param name="OptimiserSteps">Updates so far, for the bias correction of the moments.</param>
/// <param name="GroupErrorSteps">Updates of the running group errors.</param>
/// <param name="Seconds">What it took so far, in all attempts.</param>
internal sealed record TrainingProgress(
    string Recipe,
    string Data,
    int Epoch,
    int StepInEpoch,
    int Step,
    LossParts EpochLoss,
    int BestEpoch,
    double? BestScore,
    int OptimiserSteps,
    int GroupErrorSteps,
    IReadOnlyList<EpochSummary> History,
    double Seconds = 0);

/// <summary>The content of a checkpoint, taken apart and checked, but not yet put into a model.</summary>
/// <param name="Groups">What the losses remember of groups: running errors, weights.</param>
/// <param name="Average">The moving average of the weights; nothing where the recipe has none.</param>
internal sealed record CheckpointState(
    TrainingProgress Progress,
    IReadOnlyList<StoredTensor> Model,
    IReadOnlyList<StoredTensor> Best,
    IReadOnlyList<StoredTensor> Optimiser,
    IReadOnlyList<StoredTensor> Groups,
    IReadOnlyList<StoredTensor> Average)
{
    private const string Format = "semcovnet.checkpoint.v1";
    private const int HeaderRoom = 1 << 24;
    private static readonly JsonSerializerOptions Complete = new() { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>What the job said of itself. Written and never read back: it makes one experiment's checkpoints unlike any other's.</summary>
    public IReadOnlyDictionary<string, string> Job { get; init; } = new Dictionary<string, string>();

    /// <summary>What was measured of every step so far; nothing in a checkpoint of an earlier version.</summary>
    public IReadOnlyList<StepMetrics> Steps { get; init; } = [];

    /// <param name="bytes">What its tensors take.</param>
    /// <exception cref="RecipeException">They are more than the one array that a checkpoint is written into can hold.</exception>
    public static void CheckFits(long bytes, Recipe recipe)
    {
        if (bytes <= Array.MaxLength - HeaderRoom) return;
        var (whose, remedy) = recipe.Members > 1 ? ($"{recipe.Members} networks on '{recipe.Backbone}'", "lower members") : ($"'{recipe.Backbone}'", "set freeze=body");
        throw new RecipeException(FormattableString.Invariant(
            $"A checkpoint of this training would take {bytes / 1e9:0.0} GB, the weights of {whose} twice and the optimiser's moments, and one can hold {Array.MaxLength / 1e9:0.0} GB: {remedy}, or take a smaller backbone."));
    }

    public byte[] Write() => new TensorFile(
        [.. Prefixed("model.", Model), .. Prefixed("best.", Best), .. Prefixed("optimiser.", Optimiser), .. Prefixed("groups.", Groups), .. Prefixed("average.", Average), StepSeries.Store(Steps)],
        new Dictionary<string, string> { ["format"] = Format, ["progress"] = JsonSerializer.Serialize(Progress), ["job"] = JsonSerializer.Serialize(Job) }).Write();

    public static CheckpointState Read(TensorFile file)
    {
        if (file.Text("format") != Format) throw new CheckpointException($"The file has the format '{file.Text("format")}', not '{Format}'.");
        return new(ReadProgress(file.Text("progress")), Part(file, "model."), Part(file, "best."), Part(file, "optimiser."), Part(file, "groups."), Part(file, "average."))
        {
            Steps = StepSeries.Read(file),
        };
    }

    private static TrainingProgress ReadProgress(string json)
    {
        try
        {
            var progress = JsonSerializer.Deserialize<TrainingProgress>(json, Complete) ?? throw new CheckpointException("The checkpoint's progress is empty.");
            _ = Recipes.Recipe.Parse(progress.Recipe);
            return progress;
        }
        catch (RecipeException error)
        {
            throw new CheckpointException($"The checkpoint's recipe cannot be read: {error.Message}", error);
        }
        catch (JsonException error)
        {
            throw new CheckpointException($"The checkpoint's progress cannot be read: {error.Message}", error);
        }
    }

    private static IEnumerable<StoredTensor> Prefixed(string prefix, IEnumerable<StoredTensor> tensors) =>
        tensors.Select(tensor => tensor with { Name = prefix + tensor.Name });

    private static IReadOnlyList<StoredTensor> Part(TensorFile file, string prefix) =>
        [.. file.Tensors.Where(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(tensor => tensor with { Name = tensor.Name[prefix.Length..] })];
}
