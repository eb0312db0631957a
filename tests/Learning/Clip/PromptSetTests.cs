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
    [InlineData("""{"templates": ["a {}"], "references": ["a"], "descriptors": {}}""", "The prompts need templates, references and descriptors.")]
    [InlineData("""{"templates": ["a {}"], "references": ["a"], "descriptors": {"k": ["t"]}, "scale": 0}""", "The scale is 0: allowed is a number above 0, up to 10000.")]
    [InlineData("""{"templates": ["a {}"], "references": ["a"], "descriptors": {"k": ["t"]}, "temperature": 1}""", "The prompts cannot be read: ")]
    [InlineData("""{"templates": """, "The prompts cannot be read: ")]
    public void What_cannot_be_asked_is_refused_with_what_to_write(string json, string reason) =>
        Assert.StartsWith(reason, Assert.Throws<PromptException>(() => PromptSet.Parse(json)).Message);
}
