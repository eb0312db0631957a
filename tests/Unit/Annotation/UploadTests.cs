using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Tests.Unit.Annotation;

public sealed class UploadTests : IAsyncLifetime
{
    private const string Wide = "image,vessels,hair\na,0.5,true\nb,,0\n";
    private readonly AnnotatedSkin skin = new();

    public async ValueTask InitializeAsync() => await skin.PublishAsync(1, ["a", "b", "c"]);

    public ValueTask DisposeAsync()
    {
        skin.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(Wide)]
    [InlineData("image;vessels;hair\na;0.5;TRUE\nb;;0\n")]
    [InlineData("image\tvessels\thair\na\t0.5\t1\nb\t\tfalse\n")]
    [InlineData("image,descriptor,value\na,vessels,0.5\na,hair,1\nb,vessels,\nb,hair,0\n")]
    [InlineData("image,descriptor,value,annotator\na,vessels,0.25,x\na,vessels,0.75,y\na,hair,1,x\nb,hair,0,x\n")]
    [InlineData("{\"image\":\"a\",\"vessels\":0.5,\"hair\":true}\n{\"image\":\"b\",\"vessels\":null,\"hair\":0}\n")]
    [InlineData("{\"image\":\"a\",\"descriptor\":\"vessels\",\"value\":0.5}\n{\"image\":\"a\",\"descriptor\":\"hair\",\"value\":1}\n{\"image\":\"b\",\"descriptor\":\"hair\",\"value\":0}\n")]
    public async Task The_same_values_in_any_format_give_the_same_set(string text)
    {
        var answer = await skin.UploadAsync(text);
        Assert.Equal((true, 1, 3, 3), (answer.Accepted, answer.AnnotationVersion, answer.Values, answer.ChangedValues));
        var set = await skin.SetAsync();
        Assert.Equal(["vessels", "hair"], set.Vocabulary.Select(descriptor => descriptor.Name));
        Assert.Equal([[0.5, 1], [null, 0], [null, null]], set.Images.Select(image => image.Values));
    }

    [Fact]
    public async Task Kinds_may_be_given_for_new_descriptors()
    {
        await skin.UploadAsync(Wide, kinds: new Dictionary<string, DescriptorKind> { ["hair"] = DescriptorKind.Artefact });
        Assert.Equal([DescriptorKind.Diagnostic, DescriptorKind.Artefact], (await skin.SetAsync()).Vocabulary.Select(descriptor => descriptor.Kind));
    }

    [Fact]
    public async Task A_set_tells_how_much_was_observed()
    {
        await skin.UploadAsync(Wide);
        var published = (await skin.StreamAsync()).OfType<AnnotationSetPublished>().Single();
        Assert.Equal((3, 0.5), (published.Images, published.ObservedShare));
    }

    [Fact]
    public async Task A_later_upload_is_merged_over_what_was_known()
    {
        await skin.UploadAsync(Wide);
        var answer = await skin.UploadAsync("image,vessels\na,0.5\nb,0.25\nc,1\n");
        Assert.Equal((2, 3, 2), (answer.AnnotationVersion, answer.Values, answer.ChangedValues));
        Assert.Equal([[0.5, 1], [0.25, 0], [1, null]], (await skin.SetAsync()).Images.Select(image => image.Values));
        Assert.Equal(new CoverageChange("vessels", 0.5, 1.75 / 3, 1, 3), answer.Coverage[0]);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var first = await skin.UploadAsync(Wide);
        var again = await skin.UploadAsync(Wide, file: "renamed.csv");
        Assert.Equal((true, first.BatchId, null, 0), (again.Accepted, again.BatchId, again.AnnotationVersion, again.ChangedValues));
        Assert.Equal(3, (await skin.StreamAsync()).Count);
    }

    [Fact]
    public async Task A_dry_run_shows_the_difference_and_changes_nothing()
    {
        var answer = await skin.UploadAsync(Wide, dryRun: true);
        Assert.Equal((true, true, null, null, 3), (answer.Accepted, answer.DryRun, answer.BatchId, answer.AnnotationVersion, answer.ChangedValues));
        Assert.Equal(
            [new CoverageChange("vessels", null, 0.5, 0, 1), new CoverageChange("hair", null, 0.5, 0, 2)], answer.Coverage);
        Assert.False((await skin.UploadAsync("", dryRun: true)).Accepted);
        Assert.Empty(await skin.StreamAsync());
    }

    [Fact]
    public async Task The_difference_counts_images_and_tells_which_cells_and_which_tail_move()
    {
        await skin.UploadAsync(Wide);
        var difference = (await skin.UploadAsync("image,vessels\na,0.5\nb,0.25\nc,1\n", dryRun: true)).Difference!;
        Assert.Equal((1, 1, 1), (difference.NewImages, difference.ChangedImages, difference.UnchangedImages));
        Assert.Equal([new CellChange("benign", "vessels", 0.5, 1.75 / 3)], difference.Cells);
        Assert.Equal((0.5, 0.5 + ((1.75 / 3) - 0.5) * 0.25), (difference.TailBefore!.Value, difference.TailAfter!.Value));
    }

    [Fact]
    public async Task What_each_annotator_said_is_kept_beside_the_mean()
    {
        await skin.UploadAsync("image,descriptor,value,annotator\na,vessels,0.25,x\na,vessels,0.75,y\nb,hair,1,y\n");
        var accepted = (await skin.StreamAsync()).OfType<AnnotationBatchAccepted>().Single();
        var ratings = await skin.ReadAsync<IReadOnlyList<AnnotatorRatings>>(accepted.Ratings!.Value);
        Assert.Equal(["x", "y"], ratings.Select(file => file.Annotator));
        Assert.Equal([[0.75, null], [null, 1]], ratings[1].Images.Select(image => image.Values));
        await skin.UploadAsync(Wide, file: "later.csv");
        Assert.Null((await skin.StreamAsync()).OfType<AnnotationBatchAccepted>().Last().Ratings);
    }

    [Fact]
    public async Task Two_uploads_at_once_are_both_in_the_last_set()
    {
        await skin.UploadAsync(Wide);
        await Task.WhenAll(skin.UploadAsync("image,vessels\nb,0.25\n"), skin.UploadAsync("image,vessels\nc,0.75\n"));
        Assert.Equal([[0.5, 1], [0.25, 0], [0.75, null]], (await skin.SetAsync()).Images.Select(image => image.Values));
    }

    [Theory]
    [InlineData("", "a.csv: the file is empty")]
    [InlineData("image,vessels\n", "a.csv: the file has a header but no rows")]
    [InlineData("image,vessels\na,\n", "a.csv: every value is blank: there is nothing to accept")]
    [InlineData("picture,vessels\na,1\n", "a.csv, row 1: the column \"image\" is missing; the file has picture, vessels")]
    [InlineData("{\"image\":\"a\",\"hair\":1}\n{\"picture\":\"b\",\"hair\":1}\n", "a.csv, row 2: the column \"image\" is missing; the file has picture, hair")]
    [InlineData("image,vessels\nz,1\n", "a.csv, row 2, column \"image\": the dataset has no image \"z\"")]
    [InlineData("image,vessels\n,1\n", "a.csv, row 2, column \"image\": the cell is blank")]
    [InlineData("image,vessels\na,1\nb,1.1\n", "a.csv, row 3, column \"vessels\": \"1.1\" is no value: write a number from 0 to 1 (with a point), true, false, or nothing where it was not observed")]
    [InlineData("image,vessels\na,NaN\n", "a.csv, row 2, column \"vessels\": \"NaN\" is no value: write a number from 0 to 1 (with a point), true, false, or nothing where it was not observed")]
    [InlineData("image;vessels\na;0,5\n", "a.csv, row 2, column \"vessels\": \"0,5\" is no value: write a number from 0 to 1 (with a point), true, false, or nothing where it was not observed")]
    [InlineData("image,vessels\na,1\na,0\n", "a.csv, row 3: vessels of image a stands in row 2 already")]
    [InlineData("image,descriptor,value,annotator\na,hair,1,x\na,hair,0,x\n", "a.csv, row 3: hair of image a by x stands in row 2 already")]
    [InlineData("image,descriptor,value,when\na,hair,1,x\n", "a.csv, row 1, column \"when\": the column is unknown: a long table has image, descriptor, value and perhaps annotator")]
    [InlineData("{\"image\":\"a\",\"descriptor\":\"hair\",\"value\":1}\n{\"image\":\"b\",\"descriptor\":\"hair\",\"value\":0,\"when\":1}\n", "a.csv, row 2, column \"when\": the column is unknown: a long table has image, descriptor, value and perhaps annotator")]
    [InlineData("image,,vessels\na,1,1\n", "a.csv, row 1, column \"\": the descriptor has no name")]
    [InlineData("image,vessels\na,1,2\n", "a.csv, row 2: the row has 3 cells, but the header has 2")]
    public async Task What_is_wrong_is_named_and_nothing_is_accepted(string text, string problem)
    {
        var answer = await skin.UploadAsync(text);
        Assert.Equal((false, 1, problem), (answer.Accepted, answer.ProblemCount, Assert.Single(answer.Problems).ToString()));
        var rejected = Assert.IsType<AnnotationBatchRejected>(Assert.Single(await skin.StreamAsync()));
        Assert.Equal((answer.BatchId, problem), (rejected.BatchId, Assert.Single(rejected.Errors)));
    }

    [Theory]
    [InlineData("image,network\na,1\nb,1\n", "a.csv, row 1, column \"network\": the dataset has no descriptor \"network\"; it has vessels, hair")]
    [InlineData("{\"image\":\"a\",\"hair\":1}\n{\"image\":\"b\",\"network\":1}\n", "a.csv, row 2, column \"network\": the dataset has no descriptor \"network\"; it has vessels, hair")]
    [InlineData("image,descriptor,value\na,network,1\n", "a.csv, row 2, column \"descriptor\": the dataset has no descriptor \"network\"; it has vessels, hair")]
    public async Task Once_there_is_a_vocabulary_other_descriptors_are_refused(string text, string problem)
    {
        await skin.UploadAsync(Wide);
        Assert.Equal(problem, Assert.Single((await skin.UploadAsync(text)).Problems).ToString());
    }

    [Fact]
    public async Task All_problems_are_counted_the_first_twenty_are_kept_in_the_stream()
    {
        var answer = await skin.UploadAsync("image,vessels\n" + string.Concat(Enumerable.Range(0, 1500).Select(index => $"x{index},1\n")));
        Assert.Equal((1500, 1000), (answer.ProblemCount, answer.Problems.Count));
        Assert.Equal(20, Assert.IsType<AnnotationBatchRejected>(Assert.Single(await skin.StreamAsync())).Errors.Count);
    }

    [Fact]
    public async Task A_kind_for_a_descriptor_that_the_file_lacks_is_refused()
    {
        var answer = await skin.UploadAsync(Wide, kinds: new Dictionary<string, DescriptorKind> { ["pen"] = DescriptorKind.Artefact });
        Assert.Equal("a.csv, column \"pen\": a kind was given for this descriptor, but the file does not name it", Assert.Single(answer.Problems).ToString());
    }

    [Fact]
    public async Task A_descriptor_keeps_the_kind_that_it_was_given_at_first()
    {
        await skin.UploadAsync(Wide, kinds: new Dictionary<string, DescriptorKind> { ["hair"] = DescriptorKind.Artefact });
        var same = await skin.UploadAsync("image,hair\na,0\n", kinds: new Dictionary<string, DescriptorKind> { ["hair"] = DescriptorKind.Artefact });
        var other = await skin.UploadAsync("image,vessels\na,0\n", kinds: new Dictionary<string, DescriptorKind> { ["vessels"] = DescriptorKind.Artefact });
        Assert.True(same.Accepted);
        Assert.Equal("a.csv, column \"vessels\": the first upload made this descriptor diagnostic, which it stays: leave its kind out", Assert.Single(other.Problems).ToString());
    }

    [Fact]
    public async Task An_unknown_dataset_is_refused()
    {
        using var nothing = new AnnotatedSkin();
        var refused = await Assert.ThrowsAsync<UnknownDatasetException>(() => nothing.UploadAsync(Wide));
        Assert.Equal("There is no dataset \"skin\": import it first, or look at the list of datasets for its name.", refused.Message);
    }
}
