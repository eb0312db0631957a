using SemCovNet.Learning.Losses;
using SemCovNet.Learning.Models;
using SemCovNet.Learning.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Models;

/// <summary>
/// What has constants of its own takes them to where it is moved. The device "meta" stands in for a GPU: its tensors have no values, but they refuse to meet one
/// that stayed behind on the processor, as a GPU's do. It knows neither convolutions nor NaN, so whole models and the other losses cannot be tried on it.
/// </summary>
public sealed class DeviceTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Pixels_are_normalised_where_the_model_was_moved_to() =>
        Assert.All([Normalisation.ImageNet(), Normalisation.Symmetric(), Normalisation.Clip()], layer => IsThere(Moved(layer).call(Away(2, 3, 8, 8))));

    [Theory]
    [InlineData(ClassLoss.CrossEntropy)]
    [InlineData(ClassLoss.ClassBalanced)]
    [InlineData(ClassLoss.Asymmetric)]
    public void The_loss_of_classes_is_taken_where_it_was_made_for(ClassLoss loss) => IsThere(ClassLosses.Create(loss, [5, 3], [1, 3], META)(Away(4, 2), Indices(4)));

    [Fact]
    public void The_loss_that_weighs_groups_is_taken_where_it_was_made_for()
    {
        using var loss = new GroupDro(3, 0.1, META);
        IsThere(loss.Of(Away(4, 2), Indices(4), Indices(4)));
    }

    private static T Moved<T>(T layer) where T : nn.Module => (T)layer.to(META);

    private static Tensor Away(params long[] shape) => zeros(shape, device: META);

    private static Tensor Indices(long rows) => zeros(rows, ScalarType.Int64, META);

    private static void IsThere(Tensor tensor) => Assert.Equal(DeviceType.META, tensor.device_type);
}
