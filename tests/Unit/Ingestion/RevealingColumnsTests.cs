using SemCovNet.Ingestion.Formats;

namespace SemCovNet.Tests.Unit.Ingestion;

public sealed class RevealingColumnsTests
{
    [Theory]
    [InlineData("thickness")]
    [InlineData("Thickness (mm)")]
    [InlineData("tumor_thickness_mm")]
    [InlineData("tumorThickness")]
    [InlineData("breslow")]
    [InlineData("max-breslow-mm")]
    [InlineData("confirmation_type")]
    [InlineData("dx")]
    [InlineData("DX_type")]
    [InlineData("finalDx")]
    [InlineData("patient diagnosis")]
    public void What_is_only_known_once_the_answer_is_is_found_by_the_words_of_its_name(string column) => Assert.True(RevealingColumns.Reveals(column));

    [Fact]
    public void A_name_that_holds_such_a_word_within_another_is_innocent() => Assert.DoesNotContain(
        ["mel_thickening", "mel_classic_network", "skin_thickening", "scale_thickness", "index", "level_of_diagnostic_difficulty"], RevealingColumns.Reveals);
}
