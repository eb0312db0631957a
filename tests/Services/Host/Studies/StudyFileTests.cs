using SemCovNet.Imaging;

namespace SemCovNet.Tests.Services.Host.Studies;

/// <summary>What a user may get wrong in a study file, and what they are told before anything starts.</summary>
[Collection(Semcov.Name)]
public sealed class StudyFileTests : IDisposable
{
    private const string Good = """
        {"name": "views", "datasets": ["milk"], "recipes": ["demo", {"recipe": "demo", "label": "no cdi", "set": {"cdi": "off"}}], "seeds": [1, 2], "baseline": "demo"}
        """;

    private const string Undescribed = """{"table":"t.csv","task":"mel","path":"file","class":"label","split":"part"}""";
    private const string Described = """{"table":"t.csv","task":"mel","path":"file","class":"label","split":"part","descriptors":[{"column":"hair"}]}""";

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("\"name\": \"views\", ", "", "key \"name\" is missing: give a name.")]
    [InlineData("\"views\"", "\" \"", "key \"name\" is \" \": give a name.")]
    [InlineData("\"name\"", "\"title\"", "key \"title\" is unknown: there are name, datasets, recipes, seeds, baseline, threads, splits_of, priors.")]
    [InlineData("[\"milk\"]", "\"milk\"", "key \"datasets\" is \"milk\": give a list of names, for instance [\"milk-derm\", \"milk-clin\"].")]
    [InlineData("[\"milk\"]", "[]", "key \"datasets\" is empty: give a list of names, for instance [\"milk-derm\", \"milk-clin\"].")]
    [InlineData("[\"milk\"]", "[\"milk\", \"milk\"]", "key \"datasets[1]\" repeats the name milk: leave it out.")]
    [InlineData("[1, 2]", "[1, -2]", "key \"seeds[1]\" is -2: give a whole number from 0 to 2147483647.")]
    [InlineData("[1, 2]", "[1, 1]", "key \"seeds[1]\" repeats the seed 1: leave it out.")]
    [InlineData("\"label\"", "\"labels\"", "key \"recipes[1].labels\" is unknown: there are recipe, label, set.")]
    [InlineData("\"label\": \"no cdi\", ", "", "key \"recipes[1]\" repeats the label demo: give it a \"label\" of its own.")]
    [InlineData("{\"cdi\": \"off\"}", "\"cdi=off\"", "key \"recipes[1].set\" is no object: give the recipe's keys to change, for instance {\"epochs\": 10}.")]
    [InlineData("{\"cdi\": \"off\"}", "{\"seed\": 3}", "key \"recipes[1].set.seed\" is the study's own: use its key \"seeds\".")]
    [InlineData("\"baseline\": \"demo\"", "\"baseline\": \"vit\"", "key \"baseline\" is \"vit\": give the label of one of the recipes, demo, no cdi.")]
    [InlineData("\"seeds\"", "\"threads\": 0, \"seeds\"", "key \"threads\" is 0: give a whole number from 1 to 256.")]
    [InlineData("\"seeds\"", "\"splits_of\": \"milk\", \"seeds\"", "key \"splits_of\" is \"milk\", also a dataset: give what the datasets are splits of, a name that none of them has.")]
    [InlineData("\"datasets\": [\"milk\"]", "\"splits_of\": \"milk derm\", \"datasets\": [\"milk-derm\"]", "key \"splits_of\" is \"milk derm\", whose pictures would have the file names of dataset milk-derm: give another name.")]
    [InlineData("\"seeds\"", "\"priors\": \"never\", \"seeds\"", "key \"priors\" is \"never\": give \"given\", \"absent\" or \"both\".")]
    public Task A_wrong_key_is_named(string right, string wrong, string reason)
    {
        Assert.Contains(right, Good);
        return IsRefusedAsync(Good.Replace(right, wrong), $"Study file \"{File}\", {reason}");
    }

    [Theory]
    [InlineData("", "is not the JSON it should be: the file is empty.")]
    [InlineData("{", "is not the JSON it should be: line 1, column 2: the file ends, but something in it is still open")]
    [InlineData("{\"name\": \"a\", \"name\": \"b\"}", "is not the JSON it should be: line 1, column 15: key \"name\" stands twice.")]
    [InlineData("{\n// why\n\"name\": \"a\"}", "is not the JSON it should be: line 2, column 1: this is a comment, and JSON has none: leave it out.")]
    [InlineData("[1]", "is [1]: give an object with name, datasets, recipes, seeds, baseline, threads, splits_of, priors.")]
    public async Task A_file_that_is_no_study_is_refused(string text, string reason)
    {
        var answer = await RunAsync(text);
        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith($"semcov: Study file \"{File}\" {reason}", answer.Error);
    }

    [Fact]
    public async Task A_missing_file_is_named() =>
        (await Semcov.RunAsync("study", folder["none.json"])).IsFailure($"There is no study file \"{folder["none.json"]}\".");

    [Fact]
    public Task A_dataset_that_does_not_exist_says_how_to_import_one() =>
        IsRefusedAsync(Good, $"Study file \"{File}\", key \"datasets[0]\" cannot be trained on. There is no dataset \"milk\". Import one with: semcov import FORMAT PATH --name milk");

    [Theory]
    [InlineData("train", Described, "has no validation images: training, validation and test all need some.")]
    [InlineData("val", Undescribed, "has no descriptors yet. Upload them with: semcov annotations upload FILE --dataset other")]
    public async Task A_dataset_that_cannot_be_trained_on_is_named_by_its_key(string split, string mapping, string reason)
    {
        await ImportAsync("milk");
        await ImportAsync("other", split, mapping);
        await IsRefusedAsync(
            Good.Replace("[\"milk\"]", "[\"milk\", \"other\"]"), $"Study file \"{File}\", key \"datasets[1]\" cannot be trained on. Dataset \"other\" version 1 {reason}");
    }

    [Fact]
    public async Task Splits_of_other_classes_are_not_taken_together()
    {
        await ImportAsync("milk");
        await ImportAsync("moles", positive: "nevus");
        await IsRefusedAsync(
            Good.Replace("[\"milk\"]", "[\"milk\", \"moles\"], \"splits_of\": \"both\""),
            $"Study file \"{File}\", key \"splits_of\" takes datasets together whose classes differ, milk (benign, mel) and moles (benign, nevus): "
            + "give splits of the same images with the same classes, or leave the key out.");
    }

    [Fact]
    public async Task A_broken_recipe_file_is_named_beside_its_key()
    {
        await ImportAsync("milk");
        folder.Write("mine.json", "{\"name\": \"mine\",}");
        await IsRefusedAsync(
            Good.Replace("\"recipe\": \"demo\"", "\"recipe\": \"mine.json\""),
            $"Study file \"{File}\", key \"recipes[1]\" cannot be trained. {folder["mine.json"]}: The recipe is not valid JSON: line 1, column 17: the comma before this closing bracket is one too many.");
    }

    [Fact]
    public async Task A_recipe_whose_weights_nobody_gave_is_named_before_any_is_requested()
    {
        await ImportAsync("milk");
        var answer = await RunAsync("""{"name": "views", "datasets": ["milk"], "recipes": ["demo", "clip"], "seeds": [1], "baseline": "demo"}""");
        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith($"semcov: Study file \"{File}\", key \"recipes[1]\" cannot be trained. Recipe 'clip' needs a file of weights for backbone=clip-vit-b32 and names none", answer.Error);
        await NothingIsRequestedAsync();
    }

    /// <summary>In the place of the one stands a file; into the other nobody may write, not even root.</summary>
    [Theory]
    [InlineData("taken")]
    [InlineData("/proc/self")]
    public async Task A_folder_that_takes_no_report_is_named_before_any_training_is_requested(string to)
    {
        await ImportAsync("milk");
        folder.Write("taken", "a file");
        var answer = await RunAsync(Good, "--to", folder[to]);
        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith($"semcov: The report cannot be written to \"{folder[to]}\": ", answer.Error);
        await NothingIsRequestedAsync();
    }

    [Fact]
    public async Task The_help_shows_an_example_and_every_key()
    {
        var answer = await Semcov.RunAsync("study", "--help");
        Assert.Contains("semcov study milk.json --to report", answer.Output);
        Assert.All(["name", "datasets", "recipes", "seeds", "baseline", "threads", "splits_of", "priors"], key => Assert.Contains($"  {key} ", answer.Output));
    }

    public void Dispose() => folder.Dispose();

    private string File => folder["study.json"];

    /// <param name="split">Of the one image that is for validation.</param>
    private async Task ImportAsync(string name, string split = "val", string mapping = Described, string positive = "mel")
    {
        folder.Write("data/mapping.json", mapping);
        folder.Write("data/t.csv", $"file,label,part,hair\na.png,benign,train,0.5\nb.png,{positive},train,1\nc.png,{positive},{split},0\nd.png,{positive},test,0\n");
        foreach (var (image, red) in new[] { ("a", 10), ("b", 20), ("c", 30), ("d", 40) })
            folder.Write($"data/{image}.png", new RgbImage(8, 8, [.. Enumerable.Repeat((byte)red, 8 * 8 * 3)]).ToPng());
        var imported = await Semcov.RunAsync("import", "table", folder["data"], "--name", name, "--home", folder["home"]);
        Assert.True(imported.ExitCode == 0, imported.Error);
    }

    private async Task IsRefusedAsync(string text, string reason) => (await RunAsync(text)).IsFailure(reason);

    private async Task NothingIsRequestedAsync() =>
        Assert.Empty((await Semcov.RunAsync("experiments", "list", "--json", "--home", folder["home"])).Json().EnumerateArray());

    private Task<Answer> RunAsync(string text, params string[] options)
    {
        folder.Write("study.json", text);
        return Semcov.RunAsync(["study", File, "--home", folder["home"], .. options]);
    }
}
