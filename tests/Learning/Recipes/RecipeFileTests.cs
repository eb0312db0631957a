using System.Text.Json;
using System.Text.RegularExpressions;
using SemCovNet.Learning.Recipes;
using SemCovNet.Tests.Learning.Support;

namespace SemCovNet.Tests.Learning.Recipes;

public sealed class RecipeFileTests
{
    [Fact]
    public void A_file_that_extends_a_recipe_says_only_what_differs()
    {
        var file = RecipeFile.Read("""{"$schema": "recipe.schema.json", "extends": "semcovnet-tiny", "description": "wide", "name": "mine", "token_width": 96}""");
        Assert.Equal(RecipeCatalog.Find("semcovnet-tiny") with { Name = "mine", TokenWidth = 96 }, file.Recipe);
        Assert.Equal(("semcovnet-tiny", "wide"), (file.Extends, file.Description));
    }

    [Fact]
    public void A_stored_recipe_is_whole_and_needs_no_other()
    {
        using var stored = JsonDocument.Parse(RecipeFile.Read("""{"extends": "demo", "name": "mine"}""").Recipe.ToJson());
        Assert.Equal(RecipeFields.All.Select(field => field.Key).Order(), stored.RootElement.EnumerateObject().Select(field => field.Name).Order());
    }

    [Fact]
    public void All_problems_of_a_file_are_named_at_once()
    {
        var error = Assert.Throws<RecipeException>(() => RecipeFile.Read("""{"extends": 3, "epoch": 4, "batch": 100000, "dva": "yes"}"""));
        Assert.Equal(
            [
                "Recipe field 'extends' is 3: allowed is the name of a built-in recipe.",
                $"A recipe has no field 'epoch'. Did you mean 'epochs'? Its fields are: {string.Join(", ", RecipeFields.All.Select(field => field.Key))}.",
                "Recipe field 'batch' is 100000: allowed is a whole number from 2 to 4096.",
                "Recipe field 'dva' is \"yes\": allowed is true or false.",
                "A recipe needs the field 'name': a name of 1 to 100 characters.",
            ],
            error.Problems);
    }

    [Fact]
    public void A_field_that_is_wrong_hides_no_contradiction_between_others()
    {
        var error = Assert.Throws<RecipeException>(() =>
            RecipeFile.Read("""{"name": "a", "dam": true, "patience": 3, "keep": "last", "fusion": "sum", "frozen_stages": 3, "epochs": -1}"""));
        Assert.Equal(["epochs", "dam", "patience", "frozen_stages", "fusion"], error.Problems.Select(problem => problem.Split('\'')[1]));
    }

    [Theory]
    [InlineData("""{"name": "a", "sdm": "hybird", "dam": true, "fusion": "sum"}""", "Recipe field 'sdm' is \"hybird\": allowed is none, prior, visual, hybrid.")]
    [InlineData("""{"name": "a", "extends": "semcovnt", "dam": true}""", "There is no recipe 'semcovnt'. Did you mean 'semcovnet'?")]
    public void Of_what_hangs_on_a_wrong_field_nothing_is_said_yet(string json, string reason) =>
        Assert.StartsWith(reason, Assert.Single(Assert.Throws<RecipeException>(() => RecipeFile.Read(json)).Problems));

    [Theory]
    [InlineData("""{"extends": "nothing", "name": "a"}""", "There is no recipe 'nothing'. The built-in recipes are:")]
    [InlineData("""{"extends": "semcovnet", "name": "a", "sdm": "none"}""", "Recipe field 'dam' is true, but modulation needs descriptor tokens")]
    [InlineData("""{"name": "a", "batch": 4096, "image_size": 1024}""", "Recipe fields 'batch' and 'image_size' are 4096 and 1024: together 12884901888 pixel values, more than the 2147483591 that one batch can hold. Lower one of them.")]
    [InlineData("""{"name": "a", "sdm": "prior", "prior_drop": 1}""", "Recipe field 'prior_drop' is 1, so that sdm=prior would never see a descriptor")]
    public void What_does_not_hold_together_is_refused(string json, string reason) =>
        Assert.StartsWith(reason, Assert.Throws<RecipeException>(() => RecipeFile.Read(json)).Message);

    [Fact]
    public void Every_built_in_recipe_says_what_it_is() =>
        Assert.All(RecipeCatalog.Names, name => Assert.NotNull(RecipeCatalog.FindFile(name).Description));

    [Fact]
    public void A_built_in_recipe_bears_the_name_of_its_file() =>
        Assert.All(RecipeCatalog.Names, name => Assert.Equal(name, RecipeCatalog.Find(name).Name));

    [Fact]
    public void The_pretrained_recipe_names_the_file_that_its_help_describes() =>
        Assert.Equal(KnownWeights.MobileNetV2.Digest, RecipeCatalog.Find("mobilenetv2").Weights);

    public static TheoryData<string> Ablations() => [.. File.ReadLines(Path.Combine(Repository.Root, "docs/recipes.md"))
        .Where(line => line.StartsWith('|') && line.Contains("--set")).Select(line => Regex.Match(line, "`(.*)`").Groups[1].Value)];

    [Theory, MemberData(nameof(Ablations))]
    public void Every_documented_ablation_is_a_recipe(string settings) =>
        Assert.Equal("semcovnet", RecipeCatalog.Find("semcovnet").With(settings.Split("--set ", StringSplitOptions.RemoveEmptyEntries)).Name);
}
