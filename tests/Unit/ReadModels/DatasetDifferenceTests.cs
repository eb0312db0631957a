using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Tests.Unit.ReadModels;

public sealed class DatasetDifferenceTests
{
    private static readonly IReadOnlyList<DescriptorDefinition> Words = [new("vessels", DescriptorKind.Diagnostic), new("hair", DescriptorKind.Artefact)];

    [Fact]
    public void Images_added_and_removed_and_what_changed_of_the_others_are_told()
    {
        var difference = DatasetDifference.Between(
            Version(1, Row("a", 0, Split.Train, "light"), Row("b", 0, Split.Train, "light"), Row("c", 1, Split.Test, "dark")),
            Version(2, Row("b", 1, Split.Validation, null), Row("c", 1, Split.Test, "dark"), Row("d", 0, Split.Train, "dark")), null, null);
        Assert.Equal(["d"], difference.Added);
        Assert.Equal(["a"], difference.Removed);
        Assert.Equal(
            [new("b", "class", "benign", "mel"), new("b", "split", "train", "validation"), new("b", "subgroup tone", "light", null)], difference.Rows);
        Assert.Empty(difference.Values);
    }

    [Fact]
    public void A_finer_class_that_is_another_or_new_is_told_by_its_name()
    {
        var row = Row("a", 0, Split.Train, null);
        var plain = Version(1, row);
        var fine = plain with { Version = 2, FineClasses = [new("nevus", 0), new("mel", 1), new("blue nevus", 0)], Rows = [row with { FineClass = 0 }] };
        Assert.Equal([new("a", "fine class", null, "nevus")], DatasetDifference.Between(plain, fine, null, null).Rows);
        Assert.Equal([new("a", "fine class", "nevus", "blue nevus")], DatasetDifference.Between(fine, fine with { Rows = [row with { FineClass = 2 }] }, null, null).Rows);
    }

    [Fact]
    public void Descriptor_values_are_compared_by_name_and_only_of_images_in_both()
    {
        var manifest = Version(1, Row("a", 0, Split.Train, null), Row("b", 0, Split.Train, null));
        var before = new AnnotationSet("skin", 1, 1, [Words[0]], [new("a", [0.5]), new("b", [null]), new("gone", [1])]);
        var after = new AnnotationSet("skin", 2, 2, [Words[1], Words[0]], [new("a", [1, 0.5]), new("b", [null, 0.25])]);
        var difference = DatasetDifference.Between(manifest, manifest with { Version = 2 }, before, after);
        Assert.Equal((1, 2), (difference.FromAnnotations, difference.ToAnnotations));
        Assert.Equal([new("a", "hair", null, 1), new("b", "vessels", null, 0.25)], difference.Values);
    }

    [Fact]
    public void A_version_compared_with_itself_shows_nothing()
    {
        var manifest = Version(1, Row("a", 0, Split.Train, "light"));
        var set = new AnnotationSet("skin", 1, 1, Words, [new("a", [0.5, 1])]);
        var difference = DatasetDifference.Between(manifest, manifest, set, set);
        Assert.Equal((0, 0, 0, 0), (difference.Added.Count, difference.Removed.Count, difference.Rows.Count, difference.Values.Count));
    }

    private static DatasetManifest Version(int version, params ImageRow[] rows) =>
        new("skin", version, "table", "mel", null, ["benign", "mel"], ["tone"], [], rows);

    private static ImageRow Row(string image, int cls, Split split, string? tone) => new(
        image, image, cls, split, Digest.Of([]), 1, 1, tone is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["tone"] = tone }, []);
}
