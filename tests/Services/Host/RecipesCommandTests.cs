using System.Text;

namespace SemCovNet.Tests.Services.Host;

[Collection(Semcov.Name)]
public sealed class RecipesCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_list_names_every_recipe_with_what_it_is()
    {
        var recipes = (await Semcov.RunAsync("recipes", "list", "--json")).Json().EnumerateArray().ToDictionary(recipe => recipe.GetProperty("name").GetString()!);
        Assert.Equal(("semcovnet-tiny", "convnet-tiny"), (recipes["demo"].GetProperty("extends").GetString(), recipes["demo"].GetProperty("backbone").GetString()));
        Assert.All(recipes.Values, recipe => Assert.NotEqual("", recipe.GetProperty("description").GetString()));
    }

    [Fact]
    public async Task A_recipe_that_is_shown_is_a_file_that_passes_the_check()
    {
        var path = Given("mine.json", (await Semcov.RunAsync("recipes", "show", "semcovnet")).Output);
        var answer = await Semcov.RunAsync("recipes", "check", path);
        Assert.Equal((0, $"{path} is a recipe: semcovnet{Environment.NewLine}", ""), (answer.ExitCode, answer.Output, answer.Error));
    }

    [Fact]
    public async Task A_file_with_faults_fails_the_check_and_each_is_named()
    {
        var path = Given("mine.json", """{"name": "mine", "extends": "demo", "epoch": 3, "batch": 1}""");
        var answer = await Semcov.RunAsync("recipes", "check", path);
        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Contains($"semcov: {path}: A recipe has no field 'epoch'. Did you mean 'epochs'?", answer.Error);
        Assert.Contains($"semcov: {path}: Recipe field 'batch' is 1: allowed is a whole number from 2 to 4096.", answer.Error);
    }

    [Fact]
    public async Task A_file_whose_weights_are_not_there_fails_the_check()
    {
        var path = Given("mine.json", """{"name": "mine", "extends": "mobilenetv2", "weights": "nope.safetensors"}""");
        (await Semcov.RunAsync("recipes", "check", path)).IsFailure($"{path}: There is no weights file \"nope.safetensors\".");
    }

    [Fact]
    public async Task A_file_in_another_encoding_fails_the_check()
    {
        folder.Write("mine.json", Encoding.Latin1.GetBytes("{\"name\": \"café\"}"));
        (await Semcov.RunAsync("recipes", "check", folder["mine.json"]))
            .IsFailure($"{folder["mine.json"]}: The recipe is not valid JSON: the file is not UTF-8: save it in that encoding.");
    }

    [Theory]
    [InlineData("{\n\"name\": \"mine\",\n}", "The recipe is not valid JSON: line 3, column 1: the comma before this closing bracket is one too many.")]
    [InlineData("{\"name\": \"mine\", \"dam\": true}", "Recipe field 'dam' is true, but modulation needs descriptor tokens: set sdm to prior, visual or hybrid, or dam to false.")]
    public async Task A_broken_file_is_named_wherever_it_is_used(string content, string reason)
    {
        var path = Given("mine.json", content);
        (await Semcov.RunAsync("recipes", "check", path)).IsFailure($"{path}: {reason}");
        (await Semcov.RunAsync("recipes", "show", path)).IsFailure($"{path}: {reason}");
        (await Semcov.RunAsync("train", "--dataset", "skin", "--recipe", path, "--home", folder["home"])).IsFailure($"{path}: {reason}");
    }

    [Fact]
    public async Task As_JSON_the_check_answers_with_its_problems_or_the_whole_recipe()
    {
        var right = (await Semcov.RunAsync("recipes", "check", Given("right.json", """{"name": "mine", "extends": "demo"}"""), "--json")).Json();
        Assert.True(right.GetProperty("valid").GetBoolean());
        Assert.Equal(64, right.GetProperty("recipe").GetProperty("image_size").GetInt32());

        var wrong = await Semcov.RunAsync("recipes", "check", Given("wrong.json", "{}"), "--json");
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("\"A recipe needs the field 'name': a name of 1 to 100 characters.\"", wrong.Output);
    }

    [Fact]
    public async Task The_schema_is_JSON() =>
        Assert.Equal("object", (await Semcov.RunAsync("recipes", "schema")).Json().GetProperty("type").GetString());

    private string Given(string name, string content)
    {
        folder.Write(name, content);
        return folder[name];
    }
}
