using System.CommandLine;
using System.Text.Json;
using SemCovNet.Cli.Terminal;
using SemCovNet.Learning.Recipes;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov recipes</c>: how models can be trained; no home folder is opened.</summary>
internal static class RecipesCommand
{
    public static Command Create() => Verb.Group(
        "recipes", "List recipes, show one, check a file, print the schema of such files",
        "semcov recipes show semcovnet",
        CreateList(), CreateShow(), CreateCheck(), CreateSchema());

    private static Command CreateList()
    {
        var command = Verb.Of(
            "list", "List the built-in recipes",
            "semcov recipes list");
        command.SetAction(arguments =>
        {
            var recipes = RecipeCatalog.Names.Select(RecipeCatalog.FindFile).ToList();
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(recipes.Select(file => new { file.Recipe.Name, file.Extends, file.Description, file.Recipe.Backbone, file.Recipe.Weights }));
            else
                WriteList(recipes);
            return 0;
        });
        return command;
    }

    private static void WriteList(IEnumerable<RecipeFile> recipes)
    {
        var table = Out.Table("name", "extends", "backbone", "what it is");
        foreach (var file in recipes)
            table.Row(file.Recipe.Name, file.Extends ?? "–", file.Recipe.Backbone, file.Description ?? "–");
        Out.Answer.Write(table);
    }

    private static Command CreateShow()
    {
        var name = new Argument<string>("NAME") { Description = "A built-in recipe, or a recipe file" };
        var command = Verb.Of(
            "show", "Show the whole of a recipe as JSON, every default written out",
            "semcov recipes show semcovnet > mine.json",
            name);
        command.SetAction(async (arguments, cancellation) =>
        {
            Console.WriteLine((await RecipeChoice.FindAsync(arguments.GetValue(name)!, cancellation)).Recipe.ToJson());
            return 0;
        });
        return command;
    }

    private static Command CreateCheck()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A recipe file: JSON, see semcov recipes schema" };
        var command = Verb.Of(
            "check", "Check a recipe file and name all that is wrong with it",
            "semcov recipes check mine.json",
            file);
        command.SetAction(async (arguments, cancellation) =>
        {
            var path = arguments.GetValue(file)!.ToString();
            if (!File.Exists(path))
                throw new CommandFailedException($"There is no recipe file \"{path}\".");
            var (recipe, problems) = Check(await File.ReadAllBytesAsync(path, cancellation));
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(new { File = path, Valid = recipe is not null, Problems = problems, Recipe = recipe is null ? (JsonElement?)null : JsonSerializer.Deserialize<JsonElement>(recipe.ToJson()) });
            else if (recipe is not null)
                Console.WriteLine($"{path} is a recipe: {recipe.Name}");
            foreach (var problem in problems)
                await Console.Error.WriteLineAsync($"semcov: {path}: {problem}");
            return recipe is null ? 1 : 0;
        });
        return command;
    }

    private static (Recipe? Recipe, IReadOnlyList<string> Problems) Check(byte[] file)
    {
        try
        {
            var recipe = RecipeFile.Read(file).Recipe;
            RecipeChoice.CheckWeights(recipe);
            return (recipe, []);
        }
        catch (RecipeException refused)
        {
            return (null, refused.Problems);
        }
        catch (CommandFailedException refused)
        {
            return (null, [refused.Message]);
        }
    }

    private static Command CreateSchema()
    {
        var command = Verb.Of(
            "schema", "Print the JSON Schema of recipe files",
            "semcov recipes schema > recipe.schema.json");
        command.SetAction(_ =>
        {
            Console.WriteLine(RecipeSchema.Write());
            return 0;
        });
        return command;
    }
}
