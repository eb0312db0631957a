using System.CommandLine;
using SemCovNet.Annotation.Agreement;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov annotations agreement</c>: how far two annotators agree.</summary>
internal static class AgreementCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "Name of the dataset" };
        var first = new Option<string?>("--first") { Description = "One annotator; without it the one who rated most images", HelpName = "WHO" };
        var second = new Option<string?>("--second") { Description = "The other; without it the one who rated most of the rest", HelpName = "WHO" };
        var command = Verb.Of(
            "agreement", "How far two annotators agree, descriptor by descriptor: Cohen's kappa for yes and no, ICC(2,1) for values",
            "semcov annotations agreement milk --first dr.okafor --second maria",
            name, first, second);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var answer = await platform.Get<MeasureAgreement>().RunAsync(
                arguments.GetValue(name)!, arguments.GetValue(first), arguments.GetValue(second), cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(answer);
            else
                Write(answer);
            return 0;
        });
        return command;
    }

    private static void Write(AgreementAnswer answer)
    {
        if (answer.First is null || answer.Second is null)
        {
            Console.WriteLine($"Agreement is undefined: {answer.Undefined}.");
            return;
        }
        Console.WriteLine(
            $"{answer.First} and {answer.Second} on {answer.DatasetId}: {answer.Images} images in common; 95 % intervals by bootstrap over cases, B = {answer.BootstrapRounds}, seed {answer.Seed}");
        var table = Out.Table("descriptor", "agreement", "interval", "n", "difference", "");
        foreach (var item in answer.Descriptors)
        {
            table.Row(
                item.Descriptor, Out.Number(item.Value), item.Low is null ? "" : $"{Out.Number(item.Low)} to {Out.Number(item.High)}", $"{item.N}",
                Out.Number(item.MeanDifference), item.Undefined ?? item.Id);
        }
        Out.Answer.Write(table);
    }
}
