using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Models;
using SemCovNet.Learning.Recipes;
using SemCovNet.Tests.Learning.Support;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Training;

public sealed class EnsembleTests
{
    // The last epoch: which one is best, networks say together.
    private static readonly Recipe Pair = SmallTraining.Recipe with { Members = 2, Keep = Keeping.Last, Ema = 0.9 };

    [Fact]
    public void Each_network_starts_from_weights_of_its_own_and_answers_are_their_means()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var model = ModelFactory.Create(Pair, new TaskShape(2, SyntheticData.Descriptors));
        model.eval();
        var (images, prior) = (rand(2, 3, Pair.ImageSize, Pair.ImageSize), rand(2, SyntheticData.Descriptors));
        var answers = model.Members.Select(member => member.call(images, prior)).ToList();
        var together = model.call(images, prior);

        Assert.Equal(2, answers.Count);
        Assert.False(answers[0].Logits.allclose(answers[1].Logits));
        AssertMean(answer => answer.Logits);
        AssertMean(answer => answer.Semantics!.Logits);
        AssertMean(answer => answer.Semantics!.Maps);

        void AssertMean(Func<ModelOutput<Tensor>, Tensor> part) => Assert.True(part(together).allclose((part(answers[0]) + part(answers[1])) / 2));
    }

    // Its losses, their memories and the clipping know nothing of the others; the second network shows that there is one.
    [Fact]
    public void The_first_network_learns_as_if_it_were_alone()
    {
        var alone = TensorFile.Read(SmallTraining.Run(Pair with { Members = 1 }).Weights).Tensors;
        var both = TensorFile.Read(SmallTraining.Run(Pair).Weights).Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Data.ToArray());

        Assert.Equal(2 * alone.Count, both.Count);
        Assert.All(alone, tensor => Assert.Equal(tensor.Data.ToArray(), both[$"members.0.{tensor.Name}"]));
        Assert.NotEqual(both["members.0.head.weight"], both["members.1.head.weight"]);
    }

    [Theory]
    [InlineData(ClassLoss.CrossEntropy)]
    [InlineData(ClassLoss.GroupDro)]
    public void A_training_of_several_networks_goes_on_where_it_stood(ClassLoss loss)
    {
        var recipe = Pair with { Loss = loss };
        var whole = new RecordingObserver();
        var trained = SmallTraining.Run(recipe, whole);
        Assert.Equal(trained.WeightsSha256, SmallTraining.Run(recipe, resumeFrom: whole.Checkpoints[0]).WeightsSha256);
    }
}
