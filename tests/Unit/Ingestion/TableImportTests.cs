using SemCovNet.Artifacts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Ingestion.Importing;
using SemCovNet.Ingestion.Splitting;
using SemCovNet.Tests.Unit.Imaging;

namespace SemCovNet.Tests.Unit.Ingestion;

public sealed class TableImportTests : IDisposable
{
    private const string Mapping = """
        {"table":"t.csv","task":"mel","path":"file","class":"label","case":"patient","split":"part","classes":["benign","mel"],
         "subgroups":["tone"],"descriptors":[{"column":"v","name":"vessels"},{"column":"hair","kind":"artefact"}],"ignore":["comment"]}
        """;

    private const string Rows = """
        file,label,patient,part,tone,v,hair,comment,extra
        a.png,benign,p1,train,light,0.5,,x,y
        b.png,mel,p2,valid,,1,0,x,y
        c.png,mel,p3,TEST,dark,0,1,x,y
        """;

    private readonly Workspace workspace = new();

    public TableImportTests()
    {
        foreach (var (name, width) in new[] { ("a", 10), ("b", 11), ("c", 12) })
            workspace.Source.Write($"{name}.png", Pictures.Png(width));
        workspace.Source.Write("mapping.json", Mapping);
        workspace.Source.Write("t.csv", Rows);
    }

    private void MapFineClasses()
    {
        workspace.Source.Write("mapping.json", Mapping.Replace("\"task\"", "\"fineClass\":\"kind\",\"task\""));
        workspace.Source.Write("t.csv", string.Join('\n', Rows.ReplaceLineEndings("\n").Split('\n').Zip(["kind", "nevus", "lentigo", "nodular"], (row, kind) => $"{row},{kind}")));
    }

    private ImportRequest Request => new("table", workspace.Source.Path, "mine");

    public void Dispose() => workspace.Dispose();

    [Fact]
    public async Task The_mapping_says_what_each_column_means()
    {
        var manifest = await ManifestAsync(await workspace.ImportAsync(Request));
        Assert.Equal([Split.Train, Split.Validation, Split.Test], manifest.Rows.Select(row => row.Split));
        Assert.Equal([0, 1, 1], manifest.Rows.Select(row => row.Class));
        Assert.Equal(["p1", "p2", "p3"], manifest.Rows.Select(row => row.Case));
        Assert.Equal([0.5, null], manifest.Rows[0].Descriptors);
        Assert.Empty(manifest.Rows[1].Subgroups);
        Assert.Equal([new("vessels", DescriptorKind.Diagnostic), new("hair", DescriptorKind.Artefact)], manifest.Descriptors);
    }

    [Fact]
    public async Task A_column_of_finer_classes_is_read_in_order_of_their_names()
    {
        MapFineClasses();
        var manifest = await ManifestAsync(await workspace.ImportAsync(Request));
        Assert.Equal([new("lentigo", 1), new("nevus", 0), new("nodular", 1)], manifest.FineClasses!);
        Assert.Equal([1, 0, 2], manifest.Rows.Select(row => row.FineClass));
    }

    [Theory]
    [InlineData(",nodular", ",nevus", "t.csv, row 4, column \"kind\": \"nevus\" is a part of benign in an earlier row and of mel here: a fine class lies within one class")]
    [InlineData(",nodular", ",", "t.csv, row 4, column \"kind\": the cell is blank")]
    [InlineData(",kind", ",sort", "t.csv, row 1, column \"kind\": the column is missing")]
    public async Task A_fine_class_that_cannot_be_is_named(string right, string wrong, string problem)
    {
        MapFineClasses();
        workspace.Source.Write("t.csv", File.ReadAllText(workspace.Source["t.csv"]).Replace(right, wrong));
        Assert.Contains(problem, await RefusalAsync());
    }

    [Fact]
    public async Task Json_lines_read_like_csv()
    {
        workspace.Source.Write("t.csv", """
            {"file":"a.png","label":"benign","patient":"p1","part":"train","tone":"light","v":0.5,"hair":null}
            {"file":"b.png","label":"mel","patient":"p2","part":"val","v":1,"hair":0,"tone":null}
            """);
        Assert.Equal(2, (await workspace.ImportAsync(Request)).Images);
    }

    [Fact]
    public async Task Rows_of_json_lines_may_differ_in_their_columns()
    {
        workspace.Source.Write("t.csv", """
            {"file":"a.png","label":"benign","patient":"p1","part":"train","hair":1}
            {"file":"b.png","label":"mel","patient":"p2","part":"val","tone":"dark","v":1,"V":0.5}
            """);
        var result = await workspace.ImportAsync(Request);
        Assert.Equal([[null, 1], [1, null]], (await ManifestAsync(result)).Rows.Select(row => row.Descriptors));
        Assert.Equal(new("t.csv", "V", 2), Assert.Single(result.Audit.UnknownColumns));
    }

    [Fact]
    public async Task Columns_that_nobody_mapped_are_reported() =>
        Assert.Equal(new("t.csv", "extra"), Assert.Single((await workspace.ImportAsync(Request)).Audit.UnknownColumns));

    [Fact]
    public async Task New_content_is_the_next_version_and_the_old_one_stays()
    {
        var first = await workspace.ImportAsync(Request);
        workspace.Source.Write("t.csv", Rows.Replace("p1,train", "p1,test"));
        var second = await workspace.ImportAsync(Request);
        Assert.Equal((2, true), (second.Version, second.Changed));
        Assert.Equal(1, (await ManifestAsync(first)).Version);
        Assert.Equal(
            [typeof(DatasetRegistered), typeof(ImagesIngested), typeof(DatasetVersionPublished), typeof(ImagesIngested), typeof(DatasetVersionPublished)],
            (await workspace.StreamAsync(Streams.Dataset("mine"))).Select(recorded => recorded.GetType()));
    }

    [Fact]
    public async Task A_later_import_that_fails_is_remembered_with_its_problems()
    {
        await workspace.ImportAsync(Request);
        workspace.Source.Write("t.csv", "");
        await Assert.ThrowsAsync<ImportRejectedException>(() => workspace.ImportAsync(Request));
        var rejected = Assert.IsType<IngestionRejected>((await workspace.StreamAsync(Streams.Dataset("mine")))[^1]);
        Assert.Equal(["t.csv: the file is empty"], rejected.Problems);
    }

    [Fact]
    public async Task Without_a_split_column_cases_are_split_and_equal_pictures_stay_together()
    {
        workspace.Source.Write("mapping.json", Mapping.Replace("\"split\":\"part\",", "").Replace("[\"comment\"]", "[\"comment\",\"part\"]"));
        for (var index = 0; index < 60; index++)
            workspace.Source.Write($"d{index}.png", Pictures.Png(20 + (index / 2)));
        workspace.Source.Write(
            "t.csv", "file,label,patient,part,tone,v,hair,comment\n" + string.Join('\n', Enumerable.Range(0, 60).Select(index => $"d{index}.png,benign,p{index},,,,,")));
        var result = await workspace.ImportAsync(Request);
        Assert.Equal((36, 12, 12), (result.ImagesBySplit["train"], result.ImagesBySplit["validation"], result.ImagesBySplit["test"]));
        Assert.Equal(30, result.Audit.Duplicates.Count);
        Assert.All(result.Audit.Duplicates, duplicate => Assert.True(duplicate is { CrossesCases: true, CrossesSplits: false }));
        Assert.Equal("60/20/20 by case within each class, seed 0", result.Audit.SplitSource);

        var more = await workspace.ImportAsync(Request with { Name = "more", Shares = SplitShares.Parse("70/10/20") });
        Assert.Equal((42, 6, 12), (more.ImagesBySplit["train"], more.ImagesBySplit["validation"], more.ImagesBySplit["test"]));
        Assert.Equal("70/10/20 by case within each class, seed 0", more.Audit.SplitSource);
    }

    [Fact]
    public async Task Oddities_are_reported_and_do_not_stop_the_import()
    {
        workspace.Source.Write("c.png", Pictures.Png(10));
        workspace.Source.Write("t.csv", Rows.Replace("p3", "p1"));
        var audit = (await workspace.ImportAsync(Request)).Audit;
        Assert.True(Assert.Single(audit.Duplicates) is { CrossesSplits: true, CrossesCases: false, Images: ["a", "c"], Classes: ["benign", "mel"] });
        var torn = Assert.Single(audit.CasesAcrossSplits);
        Assert.Equal(("p1", true), (torn.Case, torn.Leaks));
        Assert.Equal([new("a", "t.csv", 2, "file"), new("c", "t.csv", 4, "file")], torn.Places);
    }

    [Fact]
    public async Task A_case_of_two_classes_is_noted_and_no_contradiction_for_it_may_be_a_patient()
    {
        workspace.Source.Write("t.csv", Rows.Replace("p3", "p1"));
        var audit = (await workspace.ImportAsync(Request)).Audit;
        Assert.Empty(audit.Contradictions);
        Assert.Equal("1 case has images of more than one class, first p1 (row 2 benign, row 4 mel): a patient may, a lesion may not.", Assert.Single(audit.Notes));
    }

    [Fact]
    public async Task Asked_to_the_import_goes_on_without_missing_and_broken_images_and_names_them()
    {
        File.Delete(workspace.Source["a.png"]);
        workspace.Source.Write("b.png", Pictures.Png(11)[..40]);
        var result = await workspace.ImportAsync(Request with { SkipBroken = true });
        Assert.Equal("c", Assert.Single((await ManifestAsync(result)).Rows).Image);
        Assert.Equal("t.csv, row 2, column \"file\": a.png: the image file is missing", Assert.Single(result.Audit.MissingFiles).ToString());
        Assert.StartsWith("t.csv, row 3, column \"file\": b.png: ", Assert.Single(result.Audit.UndecodableImages).ToString());
        File.Delete(workspace.Source["b.png"]);
        File.Delete(workspace.Source["c.png"]);
        Assert.Contains("every one of the 3 image files is missing or broken", (await Assert.ThrowsAsync<ImportRejectedException>(() => workspace.ImportAsync(Request with { SkipBroken = true }))).Message);
    }

    [Fact]
    public async Task The_audit_is_stored_with_the_version()
    {
        var result = await workspace.ImportAsync(Request);
        var ingested = (await workspace.StreamAsync(Streams.Dataset("mine"))).OfType<ImagesIngested>().Single();
        var stored = await workspace.Artifacts.GetJsonAsync<ImportAudit>(ingested.Audit, TestContext.Current.CancellationToken);
        Assert.Equal((1, 3, "t.csv"), (stored.DatasetVersion, stored.Images, Assert.Single(stored.UnknownColumns).File));
    }

    [Theory]
    [InlineData("b.png,mel", "b.png,nevus", "t.csv, row 3, column \"label\": \"nevus\" is none of the classes benign, mel")]
    [InlineData("b.png,mel", ",mel", "t.csv, row 3, column \"file\": the cell is blank")]
    [InlineData("valid", "dev", "t.csv, row 3, column \"part\": \"dev\" is none of train, validation, test")]
    [InlineData("light,0.5", "light,1.5", "t.csv, row 2, column \"v\": \"1.5\" is not a number from 0 to 1")]
    [InlineData("b.png", "../b.png", "t.csv, row 3, column \"file\": \"../b.png\" leads out of the dataset's folder: give a path within it")]
    [InlineData("b.png", "mel/a.png", "t.csv, row 3: image a stands in row 2 already: an id is the file's name without its ending, unless \"image\" in the mapping names a column of ids")]
    [InlineData("b.png", "gone.png", "t.csv, row 3, column \"file\": gone.png: the image file is missing")]
    [InlineData("b.png", "t.csv", "t.csv, row 3, column \"file\": t.csv: it does not begin like a JPEG, PNG, WebP, BMP or GIF file")]
    [InlineData("patient", "person", "t.csv, row 1, column \"patient\": the column is missing; the file has file, label, person, part, tone, v, hair, comment, extra")]
    public async Task What_is_wrong_is_named_with_file_row_and_column(string right, string wrong, string problem)
    {
        workspace.Source.Write("t.csv", Rows.Replace(right, wrong));
        Assert.Contains(problem, await RefusalAsync());
    }

    [Theory]
    [InlineData("\"t.csv\"", "\"u.csv\"", "u.csv: the file is missing in ")]
    [InlineData("\"task\"", "\"tusk\"", "mapping.json, $.tusk: there is no such key: the keys are table, task, path, class, ")]
    [InlineData("\"mel\",\"path\":\"file\"", "\"mel\"", "mapping.json, $: the key \"path\" is missing: give the column of the image file's path")]
    [InlineData("\"path\"", "\"path\":\"hair\",\"path\"", "mapping.json, $.path: the key stands twice: leave one out")]
    [InlineData("\"task\":\"mel\"", "\"task\":\" \"", "mapping.json, $.task: it is blank: give what is predicted, for instance \"mel\"")]
    [InlineData("\"artefact\"", "\"artifact\"", "mapping.json, $.descriptors[1].kind: it is \"artifact\": give \"diagnostic\" or \"artefact\"")]
    [InlineData("{\"column\":\"v\",\"name\":\"vessels\"}", "null", "mapping.json, $.descriptors[0]: it is null: give an object with the keys column, name, kind")]
    [InlineData("{\"column\":\"v\",\"name\":\"vessels\"}", "\"v\"", "mapping.json, $.descriptors[0]: it is \"v\": give an object with the keys column, name, kind")]
    [InlineData("[\"tone\"]", "[null]", "mapping.json, $.subgroups[0]: it is null: give the name of a column")]
    [InlineData("[\"tone\"]", "\"tone\"", "mapping.json, $.subgroups: it is \"tone\": give a list of columns, for instance [\"tone\", \"sex\"]")]
    [InlineData("[\"benign\",\"mel\"]", "[]", "mapping.json, $.classes: the list is empty: name the classes in order, or leave the key out for those found")]
    [InlineData("[\"tone\"]", "[\"label\"]", "mapping.json, $.subgroups[0]: \"label\" is the column of the class: the answer cannot be a subgroup")]
    [InlineData("\"column\":\"v\"", "\"column\":\"label\"", "mapping.json, $.descriptors[0].column: \"label\" is the column of the class: the answer cannot be a descriptor")]
    [InlineData("\"column\":\"v\"", "\"column\":\"diagnosis_full\"", "mapping.json, $.descriptors[0].column: \"diagnosis_full\" is only known once the answer is: it cannot be a descriptor")]
    [InlineData("\"column\":\"hair\"", "\"column\":\"hair\",\"name\":\"vessels\"", "mapping.json, $.descriptors[1]: \"vessels\" stands among the descriptors already: give each a name of its own")]
    [InlineData("\"vessels\"", "\" \"", "mapping.json, $.descriptors[0].name: it is blank: give what the descriptor is called")]
    [InlineData("\"benign\"", "\"mel\"", "mapping.json, $.classes[1]: \"mel\" stands among the classes already: give each a name of its own")]
    [InlineData("\"benign\"", "\"\"", "mapping.json, $.classes[0]: it is blank: give the name of a class")]
    [InlineData("[\"tone\"]", "[\"tone\",\"tone\"]", "mapping.json, $.subgroups[1]: \"tone\" stands among the subgroups already: give each a name of its own")]
    public async Task A_wrong_mapping_is_named(string right, string wrong, string problem)
    {
        workspace.Source.Write("mapping.json", Mapping.Replace(right, wrong));
        Assert.Contains(problem, await RefusalAsync());
    }

    [Theory]
    [InlineData("\"column\":\"v\"", "\"column\":\"kind\"", "mapping.json, $.descriptors[0].column: \"kind\" is the column of the fine class: the answer cannot be a descriptor")]
    [InlineData("[\"tone\"]", "[\"kind\"]", "mapping.json, $.subgroups[0]: \"kind\" is the column of the fine class: the answer cannot be a subgroup")]
    public async Task The_fine_class_is_an_answer_too(string right, string wrong, string problem)
    {
        MapFineClasses();
        workspace.Source.Write("mapping.json", File.ReadAllText(workspace.Source["mapping.json"]).Replace(right, wrong));
        Assert.Contains(problem, await RefusalAsync());
    }

    [Theory]
    [InlineData("", "mapping.json: the file is empty")]
    [InlineData("null", "mapping.json, $: it is null: give an object with the keys table, task, ")]
    [InlineData("[]", "mapping.json, $: it is a list: give an object with the keys table, task, ")]
    [InlineData("{\n  \"task\": \"mel\",\n}", "mapping.json: this is not well-formed JSON (line 3, column 1: the comma before this closing bracket is one too many)")]
    [InlineData("{\n  \"task\": \"mel\"\n  \"path\": \"file\"\n}", "mapping.json: this is not well-formed JSON (line 3, column 3: '\"' is invalid after a value. Expected either ',', '}', or ']')")]
    [InlineData("{\"table\":\"t.csv\"", "mapping.json: this is not well-formed JSON (line 1, column 17: the text ends, but a bracket is still open)")]
    public async Task A_mapping_that_is_none_says_why(string text, string problem)
    {
        workspace.Source.Write("mapping.json", text);
        Assert.Contains(problem, await RefusalAsync());
    }

    [Fact]
    public async Task A_mapping_may_begin_with_the_mark_of_its_encoding()
    {
        workspace.Source.Write("mapping.json", "\uFEFF" + Mapping);
        Assert.Equal(3, (await workspace.ImportAsync(Request)).Images);
    }

    [Fact]
    public async Task A_folder_without_a_mapping_says_what_is_needed()
    {
        File.Delete(workspace.Source["mapping.json"]);
        Assert.EndsWith("a table needs a mapping.json beside it that says which column means what", await RefusalAsync());
    }

    [Theory]
    [InlineData("Mine")]
    [InlineData("a b")]
    [InlineData("../x")]
    [InlineData("-a")]
    [InlineData("")]
    public async Task A_name_that_breaks_the_rule_is_refused(string name) =>
        Assert.Equal(
            $"\"{name}\" cannot name a dataset: use 1 to 64 lower-case letters (a to z), digits and dashes, with no dash at either end, for instance milk10k-dermoscopic.",
            (await Assert.ThrowsAsync<ArgumentException>(() => workspace.ImportAsync(Request with { Name = name }))).Message);

    [Fact]
    public async Task An_unknown_format_lists_those_that_exist() =>
        Assert.Equal(
            "\"dicom\" is not a dataset format: choose one of celeba, derm7pt, isic-dicm-17k, milk10k, table, wbcatt.",
            (await Assert.ThrowsAsync<ArgumentException>(() => workspace.ImportAsync(Request with { Format = "dicom" }))).Message);

    private async Task<string> RefusalAsync() => (await Assert.ThrowsAsync<ImportRejectedException>(() => workspace.ImportAsync(Request))).Message;

    private Task<DatasetManifest> ManifestAsync(ImportResult result) =>
        workspace.Artifacts.GetJsonAsync<DatasetManifest>(result.Manifest, TestContext.Current.CancellationToken);
}
