using System.Text.Json;
using SemCovNet.Learning.Recipes;

namespace SemCovNet.Tests.Learning.Recipes;

public sealed class RecipeSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(RecipeSchema.Write()).RootElement;

    [Fact]
    public void Every_field_is_described_and_no_other_is_allowed()
    {
        var properties = Schema.GetProperty("properties").EnumerateObject().ToList();
        Assert.Equal(RecipeFields.All.Select(field => field.Key).Concat(["$schema", "extends", "description"]).Order(), properties.Select(property => property.Name).Order());
        Assert.All(properties, property => Assert.True(property.Value.GetProperty("description").GetString()!.Length > 10, property.Name));
        Assert.False(Schema.GetProperty("additionalProperties").GetBoolean());
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", Schema.GetProperty("$schema").GetString());
    }

    [Theory]
    [InlineData("epochs", """{"type":"integer","minimum":1,"maximum":10000,"default":30}""")]
    [InlineData("lambda_cdi", """{"type":["number","null"],"minimum":0,"maximum":1000,"default":null}""")]
    [InlineData("sdm", """{"type":"string","enum":["none","prior","visual","hybrid"],"default":"none"}""")]
    [InlineData("views", """{"type":"integer","enum":[1,2,4,8],"default":1}""")]
    [InlineData("weights", """{"type":["string","null"],"minLength":1,"maxLength":4096,"pattern":"^(?!sha256/)|^sha256/[0-9a-f]{64}$","default":null}""")]
    [InlineData("dam", """{"type":"boolean","default":false}""")]
    public void A_field_has_its_type_range_and_default(string key, string expected)
    {
        var property = Schema.GetProperty("properties").GetProperty(key).EnumerateObject().Where(entry => entry.Name != "description");
        Assert.Equal(
            JsonDocument.Parse(expected).RootElement.EnumerateObject().Select(entry => (entry.Name, entry.Value.GetRawText())),
            property.Select(entry => (entry.Name, JsonSerializer.Serialize(entry.Value))));
    }
}
