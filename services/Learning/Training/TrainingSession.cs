using SemCovNet.Learning.Augmentation;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Losses;
using SemCovNet.Learning.Models;
using SemCovNet.Learning.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Training;

/// <summary>All that changes while a model trains: weights, moments, running group errors, the weights kept so far, and how far it is.</summary>
internal sealed class TrainingSession : IDisposable
{
    private const int ChanceKey = -2;
    private readonly Recipe _recipe;
    private readonly Device _device;
    private readonly AdamW _optimiser;
    private readonly IReadOnlyList<Objective> _objectives;                           // one a member
    private readonly WeightAverage? _average;
    private readonly int _stepsInAll;
    private readonly List<StepMetrics> _taken = [];
    private readonly TimeProvider _clock;
    private readonly long _began;
    private IReadOnlyList<StoredTensor> _best = [];
    private double _before;

    /// <param name="clock">Measures <see cref="Seconds"/>; null for the system's.</param>
    public TrainingSession(Recipe recipe, TrainingData data, int stepsPerEpoch, Stream? pretrained = null, TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
        _began = _clock.GetTimestamp();
        (_recipe, _stepsInAll) = (recipe, stepsPerEpoch * recipe.Epochs);
        _device = ComputeDevices.Resolve(recipe.Device);
        Model = ModelFactory.Create(recipe, new TaskShape(data.Classes.Count, data.Descriptors.Count, data.Fine), pretrained);
        Model.to(_device);
        _optimiser = new AdamW(Model, recipe.WeightDecay, (recipe.BodyLr ?? recipe.Lr) / recipe.Lr);
        if (recipe.Ema > 0) _average = new WeightAverage(ModelTensors.NamedLearned(Model), recipe.Ema);
        _objectives = [.. Model.Members.Select(member => new Objective(recipe, member, data, stepsPerEpoch, _device))];
        Progress = new(RecipeIdentity(recipe), DataDigest.Of(data), 0, 0, 0, LossParts.Zero, 0, null, 0, 0, []);
    }

    /// <summary>What the job says of itself, for its checkpoints.</summary>
    public IReadOnlyDictionary<string, string> Job { get; init; } = new Dictionary<string, string>();

    /// <summary>What the training took, with what it took before the checkpoint that it was restored from.</summary>
    public double Seconds => _before + _clock.GetElapsedTime(_began).TotalSeconds;

    /// <summary>Every step that was taken, also before such a checkpoint.</summary>
    public IReadOnlyList<StepMetrics> Steps => _taken;

    public Classifier Model { get; }
    public TrainingProgress Progress { get; private set; }
    public Device Device => _device;

    /// <summary>One batch forward, backward, and one update.</summary>
    /// <exception cref="TrainingDivergedException">The loss or a gradient is not finite; the weights are left as they were.</exception>
    public StepMetrics Take(Batch batch)
    {
        using var scope = NewDisposeScope();
        var step = Progress.Step;
        Model.Chance.Reseed(RandomStream.For(_recipe.Seed, ChanceKey, step).Bits());
        _optimiser.ClearGradients();
        var (loss, norm) = (LossParts.Zero, 0.0);
        foreach (var objective in _objectives)
        {
            var of = Backward(objective, batch);
            (loss, norm) = (loss + of.Loss / _objectives.Count, norm + of.Norm / _objectives.Count);
        }
        var learningRate = LearningRate.At(step, _stepsInAll, _recipe.Lr, _recipe.Warmup);
        _optimiser.Step(learningRate);
        _average?.Update(step + 1);

        Progress = Progress with { StepInEpoch = Progress.StepInEpoch + 1, Step = step + 1, EpochLoss = Progress.EpochLoss + loss };
        _taken.Add(new(Progress.Epoch + 1, step + 1, loss, learningRate, norm));
        return _taken[^1];
    }

    // A member after another, so that only one holds what it went through.
    private (LossParts Loss, double Norm) Backward(Objective objective, Batch batch)
    {
        using var scope = NewDisposeScope();
        var (epoch, step) = (Progress.Epoch + 1, Progress.Step + 1);
        var (total, parts) = objective.Of(batch, _device, (double)Progress.Step / _stepsInAll);
        var loss = Parts(parts);
        if (!double.IsFinite(loss.Total)) throw new TrainingDivergedException(epoch, step, loss);

        total.backward();
        var norm = nn.utils.clip_grad_norm_(objective.Model.parameters().Where(parameter => parameter.requires_grad), _recipe.Clip);
        return double.IsFinite(norm) ? (loss, norm) : throw new TrainingDivergedException(epoch, step, loss, norm);
    }

    /// <summary>Closes the epoch under way and keeps its weights, by default if they are the best so far.</summary>
    /// <exception cref="TrainingDivergedException">The validation loss is not finite.</exception>
    public void Complete(EpochSummary summary, double score)
    {
        if (!double.IsFinite(summary.ValLoss)) throw new TrainingDivergedException(summary.Epoch, Progress.Step, summary.TrainLoss with { Total = summary.ValLoss });
        var isKept = _recipe.Keep == Keeping.Last || Progress.BestScore is not { } best || score > best;
        if (isKept) _best = ModelTensors.Learned(Model);
        Progress = Progress with
        {
            Epoch = summary.Epoch,
            StepInEpoch = 0,
            EpochLoss = LossParts.Zero,
            BestEpoch = isKept ? summary.Epoch : Progress.BestEpoch,
            BestScore = isKept ? score : Progress.BestScore,
            History = [.. Progress.History, summary],
        };
    }

    /// <summary>Whether training goes on: epochs are left, and the score has not been without a gain for the recipe's patience.</summary>
    public bool GoesOn => Progress.Epoch < _recipe.Epochs && (_recipe.Patience == 0 || Progress.Epoch - Progress.BestEpoch < _recipe.Patience);

    /// <summary>Gives the model the weights that are evaluated and kept, the average where there is one, until the answer is disposed.</summary>
    public IDisposable? UseKept() => _average?.InUse();

    public void UseBest() => ModelTensors.LoadLearned(Model, _best);

    /// <exception cref="RecipeException">A checkpoint of this training would be longer than one array.</exception>
    public void CheckCheckpointFits() => CheckpointState.CheckFits(CheckpointBytes, _recipe);

    /// <summary>What the tensors of the last checkpoint take: the weights twice, as they are and as they are kept, the moments, the average, and the steps.</summary>
    internal long CheckpointBytes => 2 * ModelTensors.LearnedBytes(Model) + _optimiser.Bytes + (_average?.Bytes ?? 0) + StepSeries.Bytes(_stepsInAll);

    public Checkpoint Save()
    {
        var progress = Progress with { OptimiserSteps = _optimiser.Steps, GroupErrorSteps = _objectives[0].Cdi?.Running.Steps ?? 0, Seconds = Seconds };
        var groups = Memories().Select(entry => StoredTensor.Of(entry.Name, entry.Memory)).ToList();
        var state = new CheckpointState(progress, ModelTensors.Learned(Model), _best, _optimiser.Save(), groups, _average?.Save() ?? []) { Job = Job, Steps = _taken };
        return new(progress.Epoch, progress.Step, state.Write());
    }

    /// <exception cref="CheckpointException">The checkpoint is damaged, or of another recipe or data set; this session must not be used then.</exception>
    public void Restore(Checkpoint checkpoint)
    {
        var state = CheckpointState.Read(TensorFile.Read(checkpoint.Content));
        if (RecipeIdentity(Recipe.Parse(state.Progress.Recipe)) != Progress.Recipe) throw Foreign("recipe", "use the recipe the training was started with");
        if (state.Progress.Data != Progress.Data) throw Foreign("data set", "use the data set version the training was started with");

        ModelTensors.LoadLearned(Model, state.Model);
        _optimiser.Load(state.Optimiser, state.Progress.OptimiserSteps);
        _average?.Load(state.Average);
        var groups = new TensorFile(state.Groups, new Dictionary<string, string>());
        foreach (var (name, memory) in Memories()) groups.Find(name).CopyTo(memory);
        foreach (var cdi in _objectives.Select(objective => objective.Cdi).OfType<CdiRegulariser>()) cdi.Running.Steps = state.Progress.GroupErrorSteps;
        (_best, Progress, _before) = (state.Best, state.Progress, state.Progress.Seconds);
        _taken.AddRange(state.Steps);
    }

    public void Dispose()
    {
        foreach (var objective in _objectives) objective.Dispose();
        _optimiser.Dispose();
        _average?.Dispose();
        Model.Chance.Dispose();
        Model.Dispose();
    }

    // The first member's under their own names, as those of a model that is alone.
    private IEnumerable<(string Name, Tensor Memory)> Memories() => _objectives.SelectMany((objective, member) =>
        objective.Memories().Select(entry => (member == 0 ? entry.Name : $"{member}.{entry.Name}", entry.Memory)));

    // A checkpoint of an earlier version lacks fields that came later; read, it has their defaults.
    // Where a training runs and how often it saves does not change what it computes, so a restart may change these.
    private static string RecipeIdentity(Recipe recipe) =>
        (recipe with { LoaderThreads = 1, CheckpointEverySteps = 0, Device = ComputeDevice.Auto }).ToJson();

    private static CheckpointException Foreign(string what, string remedy) =>
        new($"The checkpoint cannot be resumed: it was made with another {what}. To go on, {remedy}; otherwise start anew.");

    private static LossParts Parts(Tensor parts) =>
        parts.cpu().data<float>().ToArray() is [var total, var classLoss, var reconstruction, var alignment, var cdi]
            ? new(total, classLoss, reconstruction, alignment, cdi)
            : throw new InvalidOperationException("An objective has five parts.");
}
