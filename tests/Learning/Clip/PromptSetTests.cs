using SemCovNet.Learning.Clip;

namespace SemCovNet.Tests.Learning.Clip;

public sealed class PromptSetTests
{
    [Fact]
    public void The_scale_is_MONETs_where_none_is_given() =>
        Assert.Equal(98.9, PromptSet.Parse("""{"templates": ["a {}"], "references": ["a"], "descriptors": {"k": ["t"]}}""").Scale);

    [Theory]
    [InlineData("""{"templates": ["a {}"], "descriptors": {"k": ["t"]}}""", "The prompts need templates, references and descriptors. Write {")]
    [InlineData("""{"templates": ["a {}"], "references": ["a", "b"], "descriptors": {"k": ["t"]}}""", "The prompts have 1 templates and 2 references: write one reference for each template.")]
    [InlineData("""{"templates": ["a"], "references": ["a"], "descriptors": {"k": ["t"]}}""", "The template \"a\" has no {}, where a term would go.")]
    [InlineData("""{"templates": ["a {}"], "references": ["a"], "descriptors": {"k": []}}""", "The descriptor 'k' has no terms: write at least one.")]
    [InlineData("""{"templates": [null], "references": ["a"], "descriptors": {"k": ["t"]}}""", "templates[0] is null: write a text there.")]
    [InlineData("""{"templates": ["a {}", " "], "references": ["a", "b"], "descriptors": {"k": ["t"]}}""", "templates[1] is blank: write a text there.")]
    [InlineData("""{"templates": ["a {}"], "references": [null], "descriptors": {"k": ["t"]}}""", "references[0] is null: write a text there.")]
    [InlineData("""{"templates": ["a {}"], "references": [""], "descriptors": {"k": ["t"]}}""", "references[0] is blank: write a text there.")]
    // Replacing {} by null is replacing it by nothing: the model was asked for "a ".
    [InlineData("""{"templates": ["a {}"], "references": ["a"], "descriptors": {"k": ["t", null]}}""", "descriptors.k[1] is null: write a text there.")]
    [InlineData("""{"templates": ["a {}"], "references": ["a"], "descriptors": {"k": ["\t"]}}""", "descriptors.k[0] is blank: write a text there.")]
    [InlineData("""{"templates": ["a {}"], "references": ["a"], "descriptors": {"k": null}}""", "The descriptor 'k' has no terms: write at least one.")]
    [InlineData("""{"templates": ["a {}"], "references": ["a"], "descriptors": {}}""", "The prompts need templates, references and descriptors.")]
    [InlineData("""{"templates": ["a {}"], "references": ["a"], "descriptors": {"k": ["t"]}, "scale": 0}""", "The scale is 0: allowed is a number above 0, up to 10000.")]
    [InlineData("""{"templates": ["a {}"], "references": ["a"], "descriptors": {"k": ["t"]}, "temperature": 1}""", "The prompts cannot be read: ")]
    [InlineData("""{"templates": """, "The prompts cannot be read: ")]
    public void What_cannot_be_asked_is_refused_with_what_to_write(string json, string reason) =>
        Assert.StartsWith(reason, Assert.Throws<PromptException>(() => PromptSet.Parse(json)).Message);
}
