using System.Runtime.InteropServices;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Onnx;
using SemCovNet.Learning.Recipes;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Training;

/// <summary>Trains a recipe on data. The same recipe, data, seed and thread count on CPUs of one kind give the same weights, bit for bit.</summary>
public static class Trainer
{
    private const int BatchesAhead = 3;

    /// <summary>Runs to the end, or goes on from a checkpoint, on a thread of its own; returns when it is done.</summary>
    /// <remarks>torch's thread count belongs to the process: two trainings at once must ask for the same one.</remarks>
    /// <exception cref="OperationCanceledException">Cancelled; at most one step was taken after the request.</exception>
    /// <exception cref="TrainingMemoryException">Model, gradients and batch do not fit into memory.</exception>
    /// <exception cref="DeviceLostException">The GPU failed; this process can use it no more.</exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number.</exception>
    /// <exception cref="CheckpointException">The checkpoint is damaged, or of another recipe or data set.</exception>
    /// <exception cref="RecipeException">The recipe does not fit the data or this machine.</exception>
    /// <exception cref="ArgumentException">The data cannot be trained on, or a frozen backbone comes without its weights.</exception>
    /// <exception cref="InvalidDataException">An image has not the size that the recipe asks for.</exception>
    public static TrainedModel Run(TrainingJob job, ITrainingObserver observer, CancellationToken cancellation)
    {
        TrainingDataRules.Check(job.Data);
        TrainingDataRules.Check(job.Recipe, job.Data);
        CheckWeights(job);
        try
        {
            return TensorThread.Run(() => Train(job, observer, cancellation));
        }
        catch (Exception failure) when (OutOfMemory.Explain(failure, job.Recipe) is { } explained)
        {
            throw explained;
        }
        catch (ExternalException failure) when (DeviceLostException.Explains(failure))
        {
            throw new DeviceLostException(failure);
        }
        finally
        {
            TensorMemory.GiveBack();
        }
    }

    private static TrainedModel Train(TrainingJob job, ITrainingObserver observer, CancellationToken cancellation)
    {
        set_num_threads(job.Recipe.Threads);
        // Else a GPU rounds factors to ten bits, and the exported model, which ONNX Runtime does not, gives other answers.
        (backends.cudnn.allow_tf32, backends.cuda.matmul.allow_tf32) = (false, false);
        var train = new BatchLoader(job.Recipe, job.Data.Train, job.Data);
        var validation = new BatchLoader(job.Recipe, job.Data.Validation, job.Data);

        using var session = new TrainingSession(job.Recipe, job.Data, train.StepsPerEpoch, job.Pretrained, job.Clock) { Job = job.Metadata };
        session.CheckCheckpointFits();
        if (job.ResumeFrom is { } checkpoint) session.Restore(checkpoint);
        observer.OnStart(new(session.Progress.Step, train.StepsPerEpoch, job.Recipe.Epochs));
        while (session.GoesOn) RunEpoch(session, job, train, validation, observer, cancellation);
        return Finish(session, job, validation, cancellation);
    }

    private static void CheckWeights(TrainingJob job)
    {
        if (KnownWeights.NamesNone(job.Recipe)) throw new RecipeException(KnownWeights.HowToGive(job.Recipe));
        if (job.Recipe.Freeze == Freezing.Body && job.Pretrained is null)
            throw new ArgumentException($"Recipe '{job.Recipe.Name}' freezes its backbone: the job must bring the file {job.Recipe.Weights}, also when it resumes.", nameof(job));
    }

    private static void RunEpoch(
        TrainingSession session, TrainingJob job, BatchLoader train, BatchLoader validation, ITrainingObserver observer, CancellationToken cancellation)
    {
        var began = job.Clock.GetTimestamp();
        var (images, learningRate) = (0, 0.0);
        foreach (var batch in train.Training(session.Progress.Epoch, session.Progress.StepInEpoch).Ahead(BatchesAhead, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            var step = session.Take(batch);
            (images, learningRate) = (images + batch.Count, step.LearningRate);
            observer.OnStep(step);
            var every = job.Recipe.CheckpointEverySteps;
            if (every > 0 && step.Step % every == 0 && session.Progress.StepInEpoch < train.StepsPerEpoch) observer.OnCheckpoint(session.Save());
        }

        var trained = job.Clock.GetElapsedTime(began).TotalSeconds;
        // The checkpoint holds the weights that training goes on with, so the kept ones are given back before.
        using (session.UseKept()) Score(session, job, validation, observer, new(began, trained, images, learningRate), cancellation);
        observer.OnCheckpoint(session.Save());
    }

    private static void Score(TrainingSession session, TrainingJob job, BatchLoader validation, ITrainingObserver observer, Pace pace, CancellationToken cancellation)
    {
        var result = Validation.Of(session.Model, validation, job.Data, views: 1, session.Device, cancellation);
        var summary = new EpochSummary(
            session.Progress.Epoch + 1, job.Recipe.Epochs, session.Progress.EpochLoss / session.Progress.StepInEpoch,
            result.Loss(), result.Auc, result.Pra, pace.LearningRate, job.Clock.GetElapsedTime(pace.Began).TotalSeconds, pace.Images / Math.Max(pace.Seconds, 1e-9));
        session.Complete(summary, result.Score);
        observer.OnEpoch(summary);
    }

    private static TrainedModel Finish(TrainingSession session, TrainingJob job, BatchLoader validation, CancellationToken cancellation)
    {
        session.UseBest();
        var (calibration, decision) = Fit(session, job, validation, cancellation);
        var file = new ModelFile(job.Recipe, job.Data.Classes, job.Data.Descriptors, calibration, decision, job.Data.Fine);
        return new(
            file.Write(session.Model), OnnxExport.Write(session.Model, file, job.Metadata),
            calibration, decision, session.Progress.BestEpoch, session.Progress.History, session.Steps, session.Seconds, session.Device.type.ToString().ToLowerInvariant());
    }

    private static (FittedCalibration Calibration, IReadOnlyList<double> DecisionWeights) Fit(
        TrainingSession session, TrainingJob job, BatchLoader validation, CancellationToken cancellation)
    {
        if (job.Recipe is { Calibrate: Calibration.None, Decide: DecisionBasis.Probability }) return (FittedCalibration.None, []);
        var answers = Validation.Of(session.Model, validation, job.Data, job.Recipe.Views, session.Device, cancellation);
        var calibration = Calibrate(job.Recipe.Calibrate, answers);
        return (calibration, job.Recipe.Decide == DecisionBasis.Coverage ? CoverageDecision.Fit(job, answers, calibration) : []);
    }

    private static FittedCalibration Calibrate(Calibration how, Validation answers)
    {
        switch (how)
        {
            case Calibration.None: return FittedCalibration.None;
            case Calibration.Temperature: return new(TemperatureScaling.Fit(answers.Loss), 0);
            default:
                var (differences, positive) = answers.TwoClasses();
                var (temperature, shift) = PlattScaling.Fit(differences, positive);
                return new(temperature, shift);
        }
    }

    /// <summary>How an epoch's steps went.</summary>
    private sealed record Pace(long Began, double Seconds, int Images, double LearningRate);
}
