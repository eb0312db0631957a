namespace SemCovNet.Tests.Services.Host;

/// <summary>What is wrong with the command line itself, whatever the data hold.</summary>
[Collection(Semcov.Name)]
public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("import nosuch FOLDER --name a", "\"nosuch\" is not a dataset format: choose one of ")]
    [InlineData("import table FOLDER --name Bad_Name", "\"Bad_Name\" cannot name a dataset: use 1 to 64 lower-case letters")]
    [InlineData("import wbcatt FOLDER --name a --task x", "wbcatt takes no --task: ")]
    [InlineData("import table FOLDER --name a --subgroup x", "table takes no --subgroup: ")]
    [InlineData("import milk10k FOLDER --name a --view foo", "MILK10k has no view \"foo\": choose one of ")]
    [InlineData("import celeba FOLDER --name a", "celeba leaves open what is predicted: choose it with --target, one of Male, Smiling.")]
    [InlineData("train --dataset a --recipe demo --set epochs", "--set is \"epochs\": write key=value, for instance epochs=10.")]
    [InlineData("assess --experiment a --level subgroup", "--level says which figure of a --definition is meant: name one, for instance --definition cdi.slope@1.")]
    [InlineData("assess --experiment a --priors absent --to again", "--priors says which figure of a --definition is meant")]
    [InlineData("replay --definition cdi.slope@1 --experiment a --dataset b", "--experiment names one, --dataset all that were trained on it: leave one of them out.")]
    [InlineData("study study.json --report-only --retry", "--report-only trains nothing, --retry trains again: leave one of them out.")]
    [InlineData("policy set default --reason x", "Nothing was set: give --max, --min")]
    [InlineData("policy set default --reason x --max nosuch=1", "No evaluation measures nosuch; there are ")]
    [InlineData("policy set default --reason x --max cdi.slope@1=0,3", "--max is \"cdi.slope@1=0,3\": write METRIC=NUMBER, for instance cdi.slope@1=0.3, or tail:METRIC=NUMBER.")]
    [InlineData("policy set default --reason x --cool-down 1,5h", "--cool-down is \"1,5h\": write a number and s, m, h or d, for instance 30m.")]
    [InlineData("policy set default --reason x --min tail:auc@1", "--min is \"tail:auc@1\": write METRIC=NUMBER, for instance cdi.slope@1=0.3, or tail:METRIC=NUMBER.")]
    [InlineData("policy set default --reason x --max tail:nosuch=1", "No evaluation measures nosuch; there are ")]
    [InlineData("policy set default --reason x --max tail:cdi.gap@1=1", "No evaluation measures cdi.gap@1 of the tail alone; there are auc@1, ")]
    [InlineData("replay --definition cdi.gap@1 --tail", "cdi.gap@1 is of groups: it is not measured within a subgroup, a descriptor or the tail.")]
    public Task What_cannot_be_asked_for_ends_with_2_and_says_what_can(string commandLine, string reason) => IsRefusedAsync(commandLine, reason);

    [Theory]
    [InlineData("import table FOLDER --name a --splits foo", "--splits is \"foo\": give one of given, mended, cut.")]
    [InlineData("train --dataset a --recipe demo --priority urgent", "--priority is \"urgent\": give one of low, normal, high.")]
    [InlineData("train --dataset a --recipe demo --priority 7", "--priority is \"7\": give one of low, normal, high.")]
    [InlineData("import table FOLDER --name a --seed x", "--seed is \"x\": give a whole number up to 2147483647.")]
    [InlineData("bench history --events many", "--events is \"many\": give a whole number.")]
    [InlineData("datasets diff a one 2", "V1 is \"one\": give a whole number up to 2147483647.")]
    [InlineData("import table FOLDER --name a --max-debt x", "--max-debt is \"x\": give a number.")]
    [InlineData("plan make a --level site", "--level is \"site\": give one of descriptor, subgroup.")]
    [InlineData("metrics --predictions p.csv --threshold 0,5", "--threshold is \"0,5\": give a number.")]
    public Task A_number_or_choice_that_is_none_ends_with_2_and_says_what_is(string commandLine, string reason) => IsRefusedAsync(commandLine, reason);

    private async Task IsRefusedAsync(string commandLine, string reason)
    {
        folder.Write("list_attr_celeba.txt", "1\nMale Smiling\n000001.jpg 1 -1\n");
        var answer = await Semcov.RunAsync([.. commandLine.Replace("FOLDER", folder.Path).Split(' '), "--home", folder["home"]]);
        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.Contains($"semcov: {reason}", answer.Error);
        Assert.Contains("Try: semcov ", answer.Error);
        Assert.DoesNotContain("System.", answer.Error);
    }
}
