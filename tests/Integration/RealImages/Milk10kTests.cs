using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.RealImages;

public sealed class Milk10kTests
{
    private const int Lesions = 200;

    [Fact]
    public async Task Real_images_go_the_whole_way_from_import_to_verdict()
    {
        using var sample = Milk10kSample.OrSkip(Lesions);
        using var home = new Home();
        var imported = (await home.RunAsync("import", "milk10k", sample.Folder, "--name", "milk", "--view", "dermoscopic", "--task", "mel", "--json")).Succeeded().Json;
        Assert.Equal(Lesions, imported.GetProperty("cases").GetInt32());

        // The descriptors came along with the images, so nothing is to be uploaded.
        var answer = (await home.RunAsync("train", "--dataset", "milk", "--recipe", "semcovnet-tiny", "--set", "epochs=1", "--wait", "--json")).Succeeded().Json;
        Assert.Equal("completed", answer.GetProperty("status").GetString());
        Assert.InRange(answer.GetProperty("test").GetProperty("n").GetInt32(), 30, 50);
        Assert.InRange(answer.GetProperty("test").GetProperty("auc").GetDouble(), 0, 1);
    }
}
