using System.Text.Json;
using SemCovNet.Cli.Studies.Exports;
using SemCovNet.Cli.Terminal;
using SemCovNet.Learning.Recipes;

namespace SemCovNet.Cli.Studies;

/// <summary>Reads a study file; what is wrong with it is named by its key.</summary>
internal static class StudyFileReader
{
    private const string Names = "a list of names, for instance [\"milk-derm\", \"milk-clin\"]";
    private const string Recipes = "a list of recipes, each a name or file, or {\"recipe\": …, \"label\": …, \"set\": {…}}";
    private const string RecipeName = "the name of a built-in recipe, or a recipe file";
    private const string Seeds = "a list of whole numbers, for instance [1, 2, 3]";

    private static readonly string[] Keys = ["name", "datasets", "recipes", "seeds", "baseline", "threads", "splits_of", "priors"];

    /// <exception cref="CommandFailedException">The file is missing, no JSON, or a key is wrong.</exception>
    public static async Task<StudyFile> ReadAsync(string file, CancellationToken cancellation)
    {
        if (!File.Exists(file))
            throw new CommandFailedException($"There is no study file \"{file}\".");
        return Read(new StudyKey(file, "", Parse(file, await File.ReadAllBytesAsync(file, cancellation))).Object(Keys));
    }

    private static JsonElement Parse(string file, byte[] content)
    {
        try
        {
            return WrittenJson.Parse(content);
        }
        catch (JsonException wrong)
        {
            throw new CommandFailedException($"Study file \"{file}\" is not the JSON it should be: {wrong.Message}");
        }
    }

    private static StudyFile Read(StudyKey root)
    {
        var recipes = Distinct(root.Get("recipes", Recipes).Items(Recipes), ReadRecipe, recipe => recipe.Label, "label");
        var baseline = root.Get("baseline", "the label of one of the recipes");
        var label = baseline.Text("the label of one of the recipes");
        if (recipes.All(recipe => recipe.Label != label))
            throw baseline.Wrong($"is \"{label}\": give the label of one of the recipes, {string.Join(", ", recipes.Select(recipe => recipe.Label))}.");
        return new(
            root.Get("name", "a name").Text("a name"),
            Distinct(root.Get("datasets", Names).Items(Names), key => new StudyDataset(key.Text("the name of a dataset"), key), dataset => dataset.Name, "name"),
            recipes,
            Distinct(root.Get("seeds", Seeds).Items(Seeds), key => key.Whole(0, int.MaxValue), seed => seed, "seed"),
            label, root.Find("threads")?.Whole(1, 256), ReadSplitsOf(root), ReadPriors(root.Find("priors")));
    }

    private static StudyRecipe ReadRecipe(StudyKey key)
    {
        if (key.Value.ValueKind == JsonValueKind.String)
            return new(Path.GetFileNameWithoutExtension(key.Text(RecipeName)), Beside(key, key.Text(RecipeName)), [], key);
        key.Object("recipe", "label", "set");
        var source = key.Get("recipe", RecipeName).Text(RecipeName);
        var label = key.Find("label")?.Text("what tables are to call it") ?? Path.GetFileNameWithoutExtension(source);
        return new(label, Beside(key, source), key.Find("set") is { } set ? ReadSettings(set) : [], key);
    }

    private static IReadOnlyList<string> ReadSettings(StudyKey set)
    {
        if (set.Value.ValueKind != JsonValueKind.Object)
            throw set.Wrong("is no object: give the recipe's keys to change, for instance {\"epochs\": 10}.");
        foreach (var own in new[] { "seed", "threads" })
        {
            if (set.Find(own) is { } given)
                throw given.Wrong($"is the study's own: use its key \"{(own == "seed" ? "seeds" : own)}\".");
        }
        return [.. set.Value.EnumerateObject().Select(field => $"{field.Name}={Text(set, field)}")];
    }

    private static string Text(StudyKey set, JsonProperty field) => field.Value.ValueKind switch
    {
        JsonValueKind.String when field.Name == "weights" => Beside(set, field.Value.GetString()!),
        JsonValueKind.String => field.Value.GetString()!,
        _ => field.Value.GetRawText(),
    };

    // A study and its files are moved together.
    private static string Beside(StudyKey key, string nameOrFile)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(key.File))!, nameOrFile);
        return File.Exists(beside) ? beside : nameOrFile;
    }

    private static StudySplits? ReadSplitsOf(StudyKey root)
    {
        const string Allowed = "what the datasets are splits of, a name that none of them has";
        if (root.Find("splits_of") is not { } key)
            return null;
        var name = key.Text(Allowed);
        var same = root.Get("datasets", Names).Items(Names).Select(dataset => dataset.Text(Names))
            .FirstOrDefault(dataset => StudyPictures.FileName(dataset) == StudyPictures.FileName(name));
        if (same == name)
            throw key.Wrong($"is \"{name}\", also a dataset: give {Allowed}.");
        if (same is not null)
            throw key.Wrong($"is \"{name}\", whose pictures would have the file names of dataset {same}: give another name.");
        return new(name, key);
    }

    private static PriorChoice ReadPriors(StudyKey? key) =>
        key is null ? PriorChoice.Both
        : key.Value.ValueKind == JsonValueKind.String && key.Value.GetString() is "given" or "absent" or "both"
            ? Enum.Parse<PriorChoice>(key.Value.GetString()!, ignoreCase: true)
            : throw key.Wrong($"is {key.Value.GetRawText()}: give \"given\", \"absent\" or \"both\".");

    private static List<T> Distinct<T, TName>(IReadOnlyList<StudyKey> keys, Func<StudyKey, T> read, Func<T, TName> name, string what)
    {
        var seen = new HashSet<TName>();
        return [.. keys.Select(key => read(key) is var item && seen.Add(name(item))
            ? item
            : throw key.Wrong($"repeats the {what} {name(item)}: {(what == "label" ? "give it a \"label\" of its own" : "leave it out")}."))];
    }
}
