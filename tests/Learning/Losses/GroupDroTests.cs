using SemCovNet.Learning.Losses;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Losses;

public sealed class GroupDroTests
{
    private static readonly float[] Logits = [2, 0, 0.5f, 1, -1, 1, 0, 0];
    private static readonly long[] Classes = [0, 0, 1, 1];
    private static readonly long[] Groups = [0, 0, 2, 2];

    [Fact]
    public void The_weights_move_towards_the_worst_group_as_the_definition_says()
    {
        using var scope = NewDisposeScope();
        using var dro = new GroupDro(groups: 3, eta: 0.5, CPU);
        var losses = Enumerable.Range(0, 3).Select(_ => dro.Of(tensor(Logits, [4, 2]), tensor(Classes), tensor(Groups)).item<float>()).ToArray();

        var (first, third) = ((Ce(2, 0) + Ce(0.5, 1)) / 2, (Ce(1, -1) + Ce(0, 0)) / 2);
        double[] q = [1 / 3.0, 1 / 3.0, 1 / 3.0];
        Assert.All(losses, loss =>
        {
            q = [q[0] * Math.Exp(0.5 * first), q[1], q[2] * Math.Exp(0.5 * third)];
            q = [.. q.Select(weight => weight / q.Sum())];
            Assert.Equal(q[0] * first + q[2] * third, loss, 1e-5);
        });
        Assert.All(q.Zip(dro.Weights.data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void The_gradient_is_that_of_the_weighted_sum_and_the_weights_carry_none()
    {
        using var scope = NewDisposeScope();
        using var dro = new GroupDro(groups: 3, eta: 0.01, CPU);
        var logits = tensor(Logits, [4, 2], requires_grad: true);
        dro.Of(logits, tensor(Classes), tensor(Groups)).backward();

        var weight = dro.Weights[0].item<float>();
        var wrong = 1 / (1 + Math.Exp(2.0));
        Assert.Equal(-weight * wrong / 2, logits.grad![0, 0].item<float>(), 1e-6);
        Assert.False(dro.Weights.requires_grad);
    }

    private static double Ce(double right, double other) => Math.Log(1 + Math.Exp(other - right));
}
