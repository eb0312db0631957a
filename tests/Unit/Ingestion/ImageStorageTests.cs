using SemCovNet.Contracts;
using SemCovNet.Ingestion.Importing;

namespace SemCovNet.Tests.Unit.Ingestion;

public sealed class ImageStorageTests
{
    [Fact]
    public void Small_files_are_held_256_at_once() => Assert.Equal([256, 256, 88], Batches(Enumerable.Repeat(0, 600)));

    // A folder of slides once took as much memory as 256 of them.
    [Fact]
    public void Large_files_are_held_at_once_up_to_64_MB_and_one_that_is_larger_alone() => Assert.Equal([2, 1, 3, 1], Batches([32, 32, 80, 20, 20, 20, 10]));

    private static IEnumerable<int> Batches(IEnumerable<int> megabytes) =>
        ImageStorage.Batches(megabytes.Select((size, index) => KeyValuePair.Create($"{index}.png", new InspectedImage(Digest.Of([]), (long)size << 20, 1, 1))))
            .Select(batch => batch.Count);
}
