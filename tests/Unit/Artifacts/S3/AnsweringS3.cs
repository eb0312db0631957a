using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SemCovNet.Artifacts.S3;

namespace SemCovNet.Tests.Unit.Artifacts.S3;

/// <summary>Answers as Amazon documents them, for what a real server does not do when asked to.</summary>
internal static class AnsweringS3
{
    public static async Task<WebApplication> StartAsync(Func<HttpRequest, IResult> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            await answer(context.Request).ExecuteAsync(context);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    /// <summary>The bucket <c>semcov</c> there, each request made once.</summary>
    public static S3Options Options(WebApplication server) =>
        new() { Bucket = "semcov", Endpoint = server.Urls.Single(), AccessKey = "a", SecretKey = "b", Retries = 0 };

    public static IResult Xml(string text, int status = StatusCodes.Status200OK) =>
        Results.Text($"""<?xml version="1.0" encoding="UTF-8"?>{text}""", "application/xml", statusCode: status);

    public static IResult Error(int status, string code) => Xml($"<Error><Code>{code}</Code><Message>no</Message></Error>", status);
}
