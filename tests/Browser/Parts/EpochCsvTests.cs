using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Pages.Experiments.Training;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class EpochCsvTests
{
    [Fact]
    public void Epochs_are_written_to_the_last_digit_and_what_is_undefined_is_blank()
    {
        var first = new EpochCompleted("e", 1, 1, 2, 0.1234567890123, new Dictionary<string, double> { ["cls"] = 0.5, ["rec"] = 0.25 }, 0.75, null, 0.3, 1e-5, 2, 160);
        var second = first with { Epoch = 2, LossParts = new Dictionary<string, double> { ["cls"] = 0.4 }, ValidationAuc = 0.9 };

        Assert.Equal(
            """
            epoch,train_loss,validation_loss,cls,rec,auc,pra,learning_rate,images_per_second
            1,0.1234567890123,0.75,0.5,0.25,,0.3,1E-05,160
            2,0.1234567890123,0.75,0.4,,0.9,0.3,1E-05,160

            """.ReplaceLineEndings("\r\n"),
            EpochCsv.Write([first, second], ["cls", "rec"]));
    }
}
