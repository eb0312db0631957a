using SemCovNet.Learning.Clip;

namespace SemCovNet.Tests.Learning.Clip;

public sealed class ClassPromptsTests
{
    [Theory]
    [InlineData("""{"templates": [null], "classes": {"mel": ["a melanoma"]}}""", "templates[0] is null: write a text there.")]
    [InlineData("""{"templates": ["a {}", ""], "classes": {"mel": ["a melanoma"]}}""", "templates[1] is blank: write a text there.")]
    // Replacing {} by null is replacing it by nothing: the class was that of "a ".
    [InlineData("""{"templates": ["a {}"], "classes": {"benign": ["a mole"], "mel": ["a melanoma", null]}}""", "classes.mel[1] is null: write a text there.")]
    [InlineData("""{"templates": ["a {}"], "classes": {"benign": [" "]}}""", "classes.benign[0] is blank: write a text there.")]
    [InlineData("""{"templates": ["a {}"], "classes": {"benign": null}}""", "The class 'benign' has no terms: write at least one.")]
    public void What_cannot_be_asked_is_refused_with_what_to_write(string json, string reason) =>
        Assert.Equal(reason, Assert.Throws<PromptException>(() => ClassPrompts.Parse(json)).Message);
}
