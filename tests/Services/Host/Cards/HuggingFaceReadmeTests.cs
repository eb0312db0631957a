using SemCovNet.Cli.Cards;
using YamlDotNet.RepresentationModel;

namespace SemCovNet.Tests.Services.Host.Cards;

public sealed class HuggingFaceReadmeTests
{
    private const string Hostile = "a: \"b\"\n---\n- [x] <script>'| #";

    [Fact]
    public void Its_front_matter_is_yaml_with_the_figures_that_are_defined()
    {
        var metrics = Metrics(FrontMatter(MadeUpCard.Of()));
        Assert.Equal(["roc_auc", "cdi.within@1", "cdi.slope@1", "cdi.pooled@1"], metrics.Select(metric => $"{metric["type"]}"));
        Assert.Equal("0.9123", $"{metrics[0]["value"]}");
    }

    [Fact]
    public void A_licence_is_left_to_who_publishes_it() =>
        Assert.DoesNotContain(FrontMatter(MadeUpCard.Of()).Children.Keys, key => $"{key}" == "license");

    [Fact]
    public void Names_from_somebodys_data_stay_names()
    {
        var card = MadeUpCard.Of(Hostile);
        var model = (YamlMappingNode)((YamlSequenceNode)FrontMatter(card)["model-index"])[0];
        Assert.Equal($"{Hostile} on {Hostile}", $"{model["name"]}");
        Assert.DoesNotContain("<script>", HuggingFaceReadme.Write(card).Split("\n---\n", 2)[1]);
    }

    [Fact]
    public void What_is_undefined_is_in_the_text_with_its_reason() =>
        Assert.Contains("| Sensitivity", HuggingFaceReadme.Write(MadeUpCard.Of()).Split('\n').Single(line => line.Contains("undefined: Fewer than 20 negatives.")));

    [Fact]
    public void Without_an_evaluation_the_index_has_no_result() =>
        Assert.Empty(((YamlSequenceNode)((YamlMappingNode)((YamlSequenceNode)FrontMatter(MadeUpCard.Unevaluated())["model-index"])[0])["results"]).Children);

    [Fact]
    public void It_says_what_the_model_takes_and_where_the_preprocessing_is_told() =>
        Assert.Matches("takes `image` .+, `prior` .+ `probabilities` .+ as `preprocessing`", HuggingFaceReadme.Write(MadeUpCard.Of()));

    private static List<YamlMappingNode> Metrics(YamlMappingNode front)
    {
        var result = (YamlMappingNode)((YamlSequenceNode)((YamlMappingNode)((YamlSequenceNode)front["model-index"])[0])["results"])[0];
        return [.. ((YamlSequenceNode)result["metrics"]).Cast<YamlMappingNode>()];
    }

    private static YamlMappingNode FrontMatter(ModelCard card)
    {
        var text = HuggingFaceReadme.Write(card);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text[4..text.IndexOf("\n---\n", 4, StringComparison.Ordinal)]));
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }
}
