using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Pages.Experiments.Training;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class EpochRowsTests
{
    [Fact]
    public void Epochs_are_exported_to_the_last_digit_and_what_is_undefined_is_blank()
    {
        var first = new EpochCompleted("e", 1, 1, 2, 0.1234567890123, new Dictionary<string, double> { ["cls"] = 0.5, ["rec"] = 0.25 }, 0.75, null, 0.3, 1e-5, 2, 160);
        var second = first with { Epoch = 2, LossParts = new Dictionary<string, double> { ["cls"] = 0.4 }, ValidationAuc = 0.9 };

        Assert.Equal(
            [
                ["Epoch", "Training loss", "Validation loss", "cls", "rec", "AUC", "PRA", "Learning rate", "Images/s"],
                ["1", "0.1234567890123", "0.75", "0.5", "0.25", "", "0.3", "1E-05", "160"],
                ["2", "0.1234567890123", "0.75", "0.4", "", "0.9", "0.3", "1E-05", "160"],
            ],
            EpochRows.Of([first, second], ["cls", "rec"]));
    }
}
