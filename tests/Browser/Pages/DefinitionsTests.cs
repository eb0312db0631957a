using SemCovNet.Metrics;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class DefinitionsTests(SeededSite seeded)
{
    [Fact]
    public async Task Every_definition_says_its_formula_its_inputs_and_when_it_is_undefined()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("definitions");
        await Expect(visit.Page.Locator(".definition")).ToHaveCountAsync(DefinitionText.All.Count);
        foreach (var text in DefinitionText.All)
        {
            var definition = visit.Page.Locator($"[id='{text.Id}']");
            foreach (var said in new[] { text.Formula, text.Inputs, text.Undefined })
                await Expect(definition).ToContainTextAsync(said);
        }
    }
}
