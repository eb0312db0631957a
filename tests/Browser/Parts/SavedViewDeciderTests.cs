using System.Collections.Immutable;
using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Views;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class SavedViewDeciderTests
{
    private static readonly ImmutableDictionary<string, string> Saved = ImmutableDictionary<string, string>.Empty.Add("best", "sort=-auc");

    [Fact]
    public void A_view_saved_under_a_name_that_is_there_takes_its_place() =>
        Assert.Equal([new ViewSaved("experiments", "best", "sort=-pra", "ada")], SavedViewDecider.Decide(Saved, new ViewCommand.Save("experiments", "best", "sort=-pra", "ada")));

    [Fact]
    public void Saving_it_again_or_removing_what_is_gone_changes_nothing()
    {
        Assert.Empty(SavedViewDecider.Decide(Saved, new ViewCommand.Save("experiments", "best", "sort=-auc", "ada")));
        Assert.Empty(SavedViewDecider.Decide(Saved, new ViewCommand.Remove("experiments", "worst", "ada")));
        Assert.Empty(SavedViewDecider.Evolve(Saved, new ViewRemoved("experiments", "best", "ada")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_view_without_a_usable_name_is_refused(string name) =>
        Assert.Equal(
            "A view is saved under a name of 1 to 80 letters.",
            Assert.Throws<ViewRefusedException>(() => SavedViewDecider.Decide(Saved, new ViewCommand.Save("experiments", name, "", "ada"))).Message);
}
