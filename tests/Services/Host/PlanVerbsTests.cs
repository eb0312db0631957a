using SemCovNet.Artifacts;
using SemCovNet.Cli.Planning;
using SemCovNet.Cli.Running;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Tests.Services.Host.Origins;

namespace SemCovNet.Tests.Services.Host;

/// <summary>Plans by class and descriptor, and by subgroup where it is asked for.</summary>
[Collection(Semcov.Name)]
public sealed class PlanVerbsTests(AssessedHome home) : IClassFixture<AssessedHome>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Groups_are_of_class_and_descriptor_unless_subgroups_are_asked_for()
    {
        var (usual, bySite) = ((await MakeAsync("--json")).Json(), (await MakeAsync("--level", "subgroup", "--json")).Json());

        Assert.False(usual.TryGetProperty("subgroupAttribute", out _));
        Assert.Equal(6, usual.GetProperty("cells").GetArrayLength());
        Assert.Equal("site", bySite.GetProperty("subgroupAttribute").GetString());
        Assert.Equal(12, bySite.GetProperty("cells").GetArrayLength());
        Assert.All(bySite.GetProperty("cells").EnumerateArray(), cell => Assert.Contains(cell.GetProperty("subgroup").GetString(), new[] { "head/neck", "lower limb" }));
    }

    [Fact]
    public async Task A_table_has_subgroups_where_the_plan_has()
    {
        Assert.Matches("descriptor +│ coverage", (await MakeAsync()).Output);
        var made = (await MakeAsync("--level", "subgroup")).Output;
        Assert.Matches("descriptor +│ subgroup +│ coverage", made);
        Assert.Matches("MEL +│ vessels +│ lower limb ", made);
        Assert.Matches("descriptor +│ subgroup +│ planned cases", (await RunAsync("show", AssessedHome.Dataset)).Output);
    }

    [Fact]
    public async Task A_task_list_names_images_of_the_subgroup_alone()
    {
        Assert.Equal(
            ["task,class,descriptor,subgroup,image,cases", "annotate,MEL,vessels,lower limb,i3,1", "annotate,MEL,vessels,lower limb,i7,1", "collect,MEL,vessels,lower limb,,3"],
            await TasksAsync(Plan("site", "lower limb")));
        Assert.Equal(
            ["task,class,descriptor,image,cases", "annotate,MEL,vessels,i1,1", "annotate,MEL,vessels,i3,1", "annotate,MEL,vessels,i5,1", "annotate,MEL,vessels,i7,1", "collect,MEL,vessels,,1"],
            await TasksAsync(Plan(null, null)));
    }

    [Fact]
    public async Task A_dataset_without_subgroups_is_told_so()
    {
        await using (var platform = Platform.Open(folder["home"]))
        {
            var artifacts = platform.Get<IArtifactStore>();
            var manifest = await artifacts.PutJsonAsync(new DatasetManifest("plain", 1, "table", "mel", null, ["other", "MEL"], [], [], []), Stop);
            var set = await artifacts.PutJsonAsync(new AnnotationSet("plain", 1, 1, [new("hair", DescriptorKind.Artefact)], []), Stop);
            await platform.AppendAsync(
                Streams.Dataset("plain"), ExpectedVersion.NoStream,
                new DatasetRegistered("plain", "Plain", "table", "mel", null), new DatasetVersionPublished("plain", 1, manifest, 0, 0, ["other", "MEL"], new Dictionary<string, int>()));
            await platform.AppendAsync(Streams.Annotations("plain"), ExpectedVersion.NoStream, new AnnotationSetPublished("plain", 1, 1, set, 0, ["hair"], 1));
        }

        (await Semcov.RunAsync("plan", "make", "plain", "--level", "subgroup", "--home", folder["home"])).IsFailure(
            "No training image of dataset \"plain\" has a subgroup, so nothing can be planned at level subgroup. Plan at level descriptor, or import the images with an attribute to group them by: semcov import --help");
    }

    private Task<Answer> MakeAsync(params string[] options) => RunAsync(["make", AssessedHome.Dataset, "--cases", "5", .. options]);

    private Task<Answer> RunAsync(params string[] arguments) => Semcov.RunAsync(["plan", .. arguments, "--home", home.Path]);

    private async Task<string[]> TasksAsync(CoveragePlan plan)
    {
        await using var platform = Platform.Open(home.Path);
        await TaskList.WriteAsync(platform, plan, new(folder["tasks.csv"]), Stop);
        return await File.ReadAllLinesAsync(folder["tasks.csv"], Stop);
    }

    private static CoveragePlan Plan(string? attribute, string? subgroup) => new(
        "plan.gain@1", AssessedHome.Dataset, 1, 1, AssessedHome.Experiment, "skin.v1.a1.test", 5, 0.1, null, null, null, null,
        [new("MEL", "vessels", 0.3, 6, 5, 0.4, 0.1, null, null, null, 0.3, 2, subgroup)], [], attribute);
}
