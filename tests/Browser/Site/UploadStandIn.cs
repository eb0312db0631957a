using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Tests.Browser.Site;

/// <summary>Answers uploads as the annotation service does, so that the page can be tested without it: CSV wide, values 0 to 1.</summary>
internal static class UploadStandIn
{
    public static void Map(WebApplication app) => app.MapPost("/api/datasets/{id}/annotations", async (string file, bool dryRun, HttpRequest request) =>
    {
        using var reader = new StreamReader(request.Body);
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split(',');
        var problems = lines.Skip(1).SelectMany((line, index) => Problems(file, header, line.Split(','), index + 2)).ToList();
        var answer = new AnnotationUploadAnswer(
            problems.Count == 0, dryRun, dryRun ? null : "batch-9", dryRun || problems.Count > 0 ? null : 3, lines.Length - 1, (lines.Length - 1) * (header.Length - 1), 2,
            problems.Count == 0 ? [new("hair", 0.3512, 0.3498, 5240, 5240)] : [], problems.Count, problems);
        return Results.Json(answer, ContractJson.Options, statusCode: problems.Count == 0 ? 200 : 422);
    }).WithMetadata(new DisableRequestSizeLimitAttribute());

    private static IEnumerable<FileProblem> Problems(string file, string[] header, string[] fields, long row) =>
        header.Skip(1).Zip(fields.Skip(1))
            .Where(pair => !double.TryParse(pair.Second, CultureInfo.InvariantCulture, out var value) || value is < 0 or > 1)
            .Select(pair => new FileProblem(file, row, pair.First, $"\"{pair.Second}\" is not between 0 and 1. Give a share, or leave it blank for not observed."));
}
