using System.Text.Json;
using Microsoft.Playwright;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class ExportTests(SeededSite seeded)
{
    [Fact]
    public async Task A_table_is_exported_with_its_figures_as_they_are_stored()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments?columns=recipe,auc,cdi&where=recipe+%3D+semcovnet+or+recipe+%3D+groupdro");
        var shown = await visit.Page.Locator($"[data-experiment='{Story.Promoted}'] [data-metric='auc@1']").GetAttributeAsync("data-value");

        var csv = (await visit.ExportAsync("experiments as CSV")).Split("\r\n");
        var json = JsonSerializer.Deserialize<JsonElement>(await visit.ExportAsync("experiments as JSON"));

        Assert.EndsWith("Experiment,Recipe,AUC,CDI,CDI low,CDI high", csv[0]);
        Assert.Contains(csv, line => line.Contains($",semcovnet,{shown},"));
        Assert.Contains(json.EnumerateArray(), row => row.GetProperty("AUC").ToString() == shown);
        Assert.Contains(json.EnumerateArray(), row => row.GetProperty("Recipe").GetString() == "groupdro" && row.GetProperty("CDI").ValueKind is JsonValueKind.Null);
    }

    [Fact]
    public async Task What_a_spreadsheet_would_run_as_a_formula_is_a_text_in_csv()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await ShowAsync(visit, "=1+1", "+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "-2+3+HYPERLINK(A1)", "-", "-7", "-0.50", "-.5", "-1.5e-3", "-1.5E-05", "−0.3", "a=1");

        var csv = await visit.ExportAsync("values as CSV");

        Assert.Equal(
            "Value\r\n'=1+1\r\n'+1\r\n'@SUM(A1)\r\n'\t=1+1\r\n\"'\r=1+1\"\r\n'-2+3+HYPERLINK(A1)\r\n'-\r\n-7\r\n-0.50\r\n-.5\r\n-1.5e-3\r\n-1.5E-05\r\n−0.3\r\na=1\r\n", csv.TrimStart('\uFEFF'));
    }

    [Fact]
    public async Task What_would_lose_a_digit_as_a_number_is_a_text_in_json()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await ShowAsync(visit, "7", "-0.142", "0.50", "0", "1.5E-05", "1E+16", "0.30000000000000004", "", "000123", "12345678901234567890", "7e999", "12e45", "0.12345678901234567890");

        var json = JsonSerializer.Deserialize<JsonElement>(await visit.ExportAsync("values as JSON"));

        string[] expected =
        [
            "7", "-0.142", "0.5", "0", "0.000015", "10000000000000000", "0.30000000000000004", "null",
            "\"000123\"", "\"12345678901234567890\"", "\"7e999\"", "\"12e45\"", "\"0.12345678901234567890\"",
        ];
        Assert.Equal(expected, json.EnumerateArray().Select(row => row.GetProperty("Value").GetRawText()));
    }

    /// <summary>The rows of a table that is drawn in part are offered once the page is there: some time after it is seen.</summary>
    [Fact]
    public async Task An_export_asked_before_the_whole_table_is_offered_waits_for_it()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await ShowAsync(visit, "what is drawn");

        var csv = await visit.Page.EvaluateAsync<string>(
            """
            async () => {
              const [{ toCsv }, { create }] = await Promise.all([import('/js/export.js'), import('/js/whole.js')]);
              const table = document.querySelector('[data-table=values]');
              const marker = document.createElement('span');
              marker.dataset.whole = '';
              table.before(marker);
              const exported = toCsv(table);
              create(marker, { invokeMethodAsync: async () => new Blob([JSON.stringify([['Value'], ['what is drawn'], ['and what is not']])]) });
              return await exported;
            }
            """);

        Assert.Equal("Value\r\nwhat is drawn\r\nand what is not\r\n", csv);
    }

    [Fact]
    public async Task A_chart_is_exported_as_png_and_as_svg()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}");
        await visit.DrawnAsync();

        // Closed on the page, whole in the file.
        Assert.StartsWith("Epoch,Training loss,Validation loss", (await visit.ExportAsync("curves as CSV")).TrimStart('\uFEFF'));
        Assert.StartsWith("<svg", await visit.ExportAsync("Loss as SVG"));
        Assert.Contains("PNG", (await visit.ExportAsync("Loss as PNG"))[..4]);
        // The rules of the page do not go along with a file.
        Assert.Contains("stroke=\"rgb(", await visit.ExportAsync("Reliability of All images as SVG"));
        Assert.Contains("PNG", (await visit.ExportAsync("Reliability of All images as PNG"))[..4]);
    }

    [Fact]
    public async Task The_lineage_is_exported_as_png_and_as_svg()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("lineage");
        await visit.DrawnAsync();

        var svg = System.Xml.Linq.XDocument.Parse(await visit.ExportAsync("Lineage graph as SVG"));
        Assert.Contains(svg.Descendants(), text => text.Name.LocalName == "text" && text.Value == "promoted");
        Assert.Contains("PNG", (await visit.ExportAsync("Lineage graph as PNG"))[..4]);
    }

    [Fact]
    public async Task The_lineages_table_is_exported_whole_while_it_is_folded()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("lineage");
        await visit.DrawnAsync();
        var shown = (await visit.Page.Locator("[data-shown]").GetAttributeAsync("data-shown"))!;

        var csv = (await visit.ExportAsync("lineage as CSV")).TrimEnd().Split("\r\n");

        Assert.EndsWith("Kind,What,Detail,From event,When", csv[0]);
        Assert.Equal(int.Parse(shown.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture), csv.Length - 1);
        Assert.Contains(csv, line => line.StartsWith($"promotion,promoted,Best PRA within the budget.,experiment-{Story.Promoted}@18,20", StringComparison.Ordinal));
        await Assertions.Expect(visit.Page.Locator("[data-table='lineage'] tbody tr")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_descriptors_map_is_exported_with_the_image_under_it()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"experiments/{Story.Promoted}/cases/ISIC_15?descriptor=pigmented&opacity=40");
        await Assertions.Expect(visit.Page.Locator("[data-map='pigmented']")).ToBeVisibleAsync();

        var svg = System.Xml.Linq.XDocument.Parse(await visit.ExportAsync("Map of pigmented as SVG")).Root!;
        var image = svg.Elements().Single(part => part.Name.LocalName == "image");
        var places = svg.Descendants().Where(part => part.Name.LocalName == "rect").ToList();
        Assert.StartsWith("data:image/png;base64,", image.Attribute("href")!.Value);
        Assert.Equal(SeededModel.Places * SeededModel.Places, places.Count);
        Assert.Equal("0.4", places[0].Parent!.Attribute("opacity")!.Value);
        Assert.Contains("PNG", (await visit.ExportAsync("Map of pigmented as PNG"))[..4]);
    }

    [Fact]
    public async Task A_list_is_exported_whole_though_the_page_shows_a_part()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments?limit=2&columns=recipe,cdi,requested");
        await Assertions.Expect(visit.Page.Locator("[data-experiment]")).ToHaveCountAsync(2);
        var counted = visit.Page.Locator(".pager span").First;
        await Assertions.Expect(counted).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^2 of \d+$"));
        var total = int.Parse((await counted.InnerTextAsync()).Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);

        var csv = (await visit.ExportAsync("experiments as CSV")).TrimEnd().Split("\r\n");

        Assert.Equal("Experiment,Recipe,CDI,CDI low,CDI high,Requested", csv[0]);
        Assert.Equal(total, csv.Length - 1);
        Assert.True(total > 2);
    }

    [Fact]
    public async Task What_a_page_shows_in_part_says_so_and_is_exported_whole()
    {
        await using var site = await SeededLists.StartAsync();
        await using var visit = await seeded.Browser.VisitAsync(site);
        var judged = (await site.Services.GetRequiredService<IExperimentQueries>().ListAsync(new("status = completed and review = open"), TestContext.Current.CancellationToken)).Total;
        var fairness = $"fairness?dataset={SeededLists.DatasetId}";
        foreach (var (address, table, remark, there) in new (string, string, string, long)[]
        {
            ("models", "models", $"25 of {judged}", judged), ("queue", "parked messages", "25 of 30", SeededLists.Length), (fairness, "alerts", "25 of 30", SeededLists.Length),
            (fairness, "coverage debt", "The newest 10 of 30 measurements", SeededLists.Length), (fairness, "plan", "The first 20 of 30 groups", SeededLists.Length),
        })
        {
            await visit.OpenAsync(address);
            await Assertions.Expect(visit.Page.GetByText(remark)).ToBeVisibleAsync();
            var rows = (await visit.ExportAsync($"{table} as CSV")).TrimEnd().Split("\r\n");
            Assert.Equal((table, there), (table, rows.Length - 1L));
            Assert.Equal(rows.Length, rows.Distinct().Count());
        }
    }

    [Theory]
    [InlineData($"datasets/{SeededDataset.Id}", "Heat map of coverage", "pigmented")]
    [InlineData($"experiments/{Story.Promoted}", "Confusion matrix, Descriptors given", "melanoma")]
    public async Task A_shaded_table_is_a_picture_too(string address, string name, string word)
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync(address);
        var shaded = await visit.Page.Locator($"[data-title='{name}'] td.heat").CountAsync();

        var svg = System.Xml.Linq.XDocument.Parse(await visit.ExportAsync($"{name} as SVG")).Root!;

        var shades = svg.Elements().Where(part => part.Name.LocalName == "rect").Skip(1).Select(part => part.Attribute("fill")!.Value).ToList();
        Assert.Equal(shaded, shades.Count);
        Assert.True(shades.Distinct().Count() > 2);
        Assert.All(shades, shade => Assert.Matches(@"^rgb\(\d+, \d+, \d+\)$", shade));
        Assert.Contains(svg.Elements(), part => part.Name.LocalName == "text" && part.Value == word);
        Assert.Contains("PNG", (await visit.ExportAsync($"{name} as PNG"))[..4]);
    }

    [Fact]
    public async Task Paper_is_light_whatever_the_page_is_and_bears_nothing_to_press()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site, ColorScheme.Dark);
        await visit.OpenAsync($"experiments/{Story.Promoted}");
        await visit.DrawnAsync();
        var page = visit.Page.Locator("html");
        await Assertions.Expect(page).ToHaveAttributeAsync("data-bs-theme", "dark");

        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page).ToHaveAttributeAsync("data-bs-theme", "light");
        await Assertions.Expect(visit.Page.Locator("header, .review-form, .as-of").Filter(new() { Visible = true })).ToHaveCountAsync(0);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await Assertions.Expect(page).ToHaveAttributeAsync("data-bs-theme", "dark");
    }

    /// <summary>Puts a table of one column, as it is stored, on a page that has little else.</summary>
    private static async Task ShowAsync(Visit visit, params string[] values)
    {
        await visit.OpenAsync("keyboard");
        await visit.Page.EvaluateAsync(
            """
            values => {
                const table = document.createElement('table');
                table.dataset.table = 'values';
                table.insertRow().insertCell().textContent = 'Value';
                for (const value of values) table.insertRow().insertCell().dataset.value = value;
                document.querySelector('main').append(table);
            }
            """, values);
    }
}
