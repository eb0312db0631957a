using Microsoft.Extensions.Logging.Abstractions;
using SemCovNet.Dashboard.Loading;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class LoadableTests
{
    [Fact]
    public async Task A_query_that_is_broken_off_has_failed_and_is_not_being_loaded_for_ever() =>
        Assert.Equal<Loadable<int>>(
            new Loadable<int>.Failed("It was broken off before an answer came. Load the page again."),
            await Loadable<int>.FromAsync(() => Task.FromException<int>(new OperationCanceledException()), NullLogger.Instance));
}
