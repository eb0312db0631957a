using static TorchSharp.torch;

namespace SemCovNet.Learning.Training;

/// <summary>Samples ready for the model, in managed memory.</summary>
/// <param name="Pixels">B·S·S·3 values in 0..1, channels last.</param>
/// <param name="Prior">B·K scores that the model is shown; NaN where absent or dropped.</param>
/// <param name="Descriptors">B·K scores that were observed; NaN where not.</param>
/// <param name="Groups">The rows' groups, see <see cref="SampleGroups"/>.</param>
/// <param name="Targets">What the model's head is to tell: the classes, or the fine classes.</param>
internal sealed record Batch(int ImageSize, float[] Pixels, long[] Classes, long[] Targets, float[] Prior, float[] Descriptors, long[] Groups)
{
    public int Count => Classes.Length;

    // Made on the processor first: where a GPU refuses memory, TorchSharp's direct way frees the array and then reads it once more.
    // Stored as (B, S, S, 3), seen as (B, 3, S, S): channels-last without a copy.
    public Tensor Images(Device device) => tensor(Pixels, [Count, ImageSize, ImageSize, 3]).to(device).permute(0, 3, 1, 2);

    public Tensor ClassIndices(Device device) => tensor(Classes).to(device);

    public Tensor TargetIndices(Device device) => tensor(Targets).to(device);

    public Tensor GroupIndices(Device device) => tensor(Groups).to(device);

    public Tensor PriorScores(Device device) => Scores(Prior, device);

    public Tensor DescriptorScores(Device device) => Scores(Descriptors, device);

    private Tensor Scores(float[] values, Device device) => tensor(values, [Count, values.Length / Count]).to(device);
}
