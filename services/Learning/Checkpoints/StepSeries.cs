using System.Buffers.Binary;
using SemCovNet.Learning.Training;

namespace SemCovNet.Learning.Checkpoints;

/// <summary>What was measured of every step, as one tensor of a checkpoint, (steps, 9) in double precision: a text of it would outgrow the header.</summary>
internal static class StepSeries
{
    private const string Name = "steps";
    private const string Float64 = "F64";
    private const int Columns = 9;

    /// <summary>What so many steps take.</summary>
    public static long Bytes(long steps) => steps * Columns * sizeof(double);

    public static StoredTensor Store(IReadOnlyList<StepMetrics> steps)
    {
        var data = new byte[Bytes(steps.Count)];
        var numbers = steps.SelectMany(step => (double[])[
            step.Epoch, step.Step, step.Loss.Total, step.Loss.Class, step.Loss.Reconstruction, step.Loss.Alignment, step.Loss.Cdi, step.LearningRate, step.GradientNorm]);
        foreach (var (at, number) in numbers.Index()) BinaryPrimitives.WriteDoubleLittleEndian(data.AsSpan(at * sizeof(double)), number);
        return new(Name, Float64, [steps.Count, Columns], data);
    }

    /// <returns>Nothing where the checkpoint is of an earlier version, which kept none.</returns>
    /// <exception cref="CheckpointException">The tensor is of another kind.</exception>
    public static IReadOnlyList<StepMetrics> Read(TensorFile file)
    {
        if (file.Tensors.FirstOrDefault(tensor => tensor.Name == Name) is not { } stored) return [];
        if (stored is not { Type: Float64, Shape: [_, Columns] })
            throw new CheckpointException($"The checkpoint's steps are {stored.Type}[{string.Join(", ", stored.Shape)}]: they should have {Columns} columns of {Float64}.");
        return [.. Enumerable.Range(0, (int)stored.Shape[0]).Select(row => Step(stored.Data.Span[(row * Columns * sizeof(double))..]))];
    }

    private static StepMetrics Step(ReadOnlySpan<byte> row)
    {
        var numbers = new double[Columns];
        for (var i = 0; i < Columns; i++) numbers[i] = BinaryPrimitives.ReadDoubleLittleEndian(row[(i * sizeof(double))..]);
        return new((int)numbers[0], (int)numbers[1], new(numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]), numbers[7], numbers[8]);
    }
}
