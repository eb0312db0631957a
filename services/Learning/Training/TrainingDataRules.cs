namespace SemCovNet.Learning.Training;

/// <summary>What training data must hold before an hour is spent on it.</summary>
internal static class TrainingDataRules
{
    public static void Check(TrainingData data)
    {
        if (data.Classes.Count < 2) throw new ArgumentException($"Training needs at least 2 classes, the data has {data.Classes.Count}.", nameof(data));
        if (data.PositiveClass is { } positive && (positive < 0 || positive >= data.Classes.Count))
            throw new ArgumentException($"The positive class {positive} is none of the {data.Classes.Count} classes.", nameof(data));
        Check(data, data.Train, "training", least: 2);
        Check(data, data.Validation, "validation", least: 1);
    }

    private static void Check(TrainingData data, SampleSet set, string name, int least)
    {
        if (set.Samples.Count < least) throw new ArgumentException($"The {name} set has {set.Samples.Count} samples, at least {least} are needed.", nameof(data));
        for (var row = 0; row < set.Samples.Count; row++)
        {
            var sample = set.Samples[row];
            if (sample.Class < 0 || sample.Class >= data.Classes.Count)
                throw new ArgumentException($"Sample {row} of the {name} set (case {sample.CaseId}) has class {sample.Class}, which is none of the {data.Classes.Count} classes.", nameof(data));
            if (sample.Descriptors.Length != data.Descriptors.Count || sample.Descriptors.Any(score => score is < 0 or > 1))
                throw new ArgumentException($"Sample {row} of the {name} set (case {sample.CaseId}) must have {data.Descriptors.Count} descriptor scores in 0..1 or NaN.", nameof(data));
        }
    }
}
