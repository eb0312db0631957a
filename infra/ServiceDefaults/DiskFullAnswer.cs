using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SemCovNet.EventStore;

namespace SemCovNet.ServiceDefaults;

/// <summary>A full disk is no mystery to the caller: 507, and what to do. Anything else that fails goes on its way.</summary>
internal static class DiskFullAnswer
{
    private const string Words = "The server's disk is full, so nothing was changed. Free space on it and send the request again; it needs no restart.";

    public static async Task InsteadOfFailingAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception failure) when (DiskFull.IsCauseOf(failure) && !context.Response.HasStarted)
        {
            var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DiskFullAnswer));
            log.LogError(failure, "{Method} {Path} was refused: the disk is full", context.Request.Method, context.Request.Path);
            context.Response.StatusCode = StatusCodes.Status507InsufficientStorage;
            await context.Response.WriteAsync(Words, context.RequestAborted);
        }
    }
}
