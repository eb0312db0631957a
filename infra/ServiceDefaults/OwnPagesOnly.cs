using Microsoft.AspNetCore.Http;

namespace SemCovNet.ServiceDefaults;

/// <summary>
/// What a browser sends on behalf of another site's page changes nothing here and opens no connection: a body of text needs no leave of ours to be sent to a
/// loopback address. A browser says where a request comes from (<c>Sec-Fetch-Site</c>, W3C Fetch Metadata) and no page can say it for it; programs say nothing.
/// </summary>
internal static class OwnPagesOnly
{
    private const string Words = "This was sent by a page of another site, so nothing was done. Open the platform's own page and do it there.";

    public static Task UnlessForeignAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsForeign(context.Request) || OnlyReads(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(Words, context.RequestAborted);
    }

    // Another port of this machine is another's page too, though a browser calls it the same site.
    private static bool IsForeign(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    private static bool OnlyReads(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Headers["Sec-Fetch-Mode"] != "websocket";
}
