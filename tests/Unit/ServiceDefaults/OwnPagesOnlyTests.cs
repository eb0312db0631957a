using Microsoft.AspNetCore.Http;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Tests.Unit.ServiceDefaults;

public sealed class OwnPagesOnlyTests
{
    [Theory]
    [InlineData("POST", "cross-site", "no-cors")]
    [InlineData("POST", "same-site", "no-cors")]
    [InlineData("DELETE", "cross-site", "cors")]
    [InlineData("POST", "cross-site", "navigate")]
    [InlineData("GET", "cross-site", "websocket")]
    public async Task What_a_page_of_another_site_sends_is_refused(string method, string site, string mode) =>
        Assert.Equal((StatusCodes.Status403Forbidden, false), await AnsweredAsync(method, site, mode));

    [Theory]
    [InlineData("GET", "cross-site", "navigate")]
    [InlineData("HEAD", "cross-site", "no-cors")]
    [InlineData("POST", "same-origin", "cors")]
    [InlineData("GET", "same-origin", "websocket")]
    [InlineData("POST", "none", "navigate")]
    [InlineData("POST", null, null)]
    public async Task Links_from_elsewhere_its_own_pages_and_programs_are_answered(string method, string? site, string? mode) =>
        Assert.Equal((StatusCodes.Status200OK, true), await AnsweredAsync(method, site, mode));

    private static async Task<(int Status, bool PassedOn)> AnsweredAsync(string method, string? site, string? mode)
    {
        var context = new DefaultHttpContext { Request = { Method = method } };
        context.Request.Headers["Sec-Fetch-Site"] = site;
        context.Request.Headers["Sec-Fetch-Mode"] = mode;
        var passedOn = false;
        await OwnPagesOnly.UnlessForeignAsync(context, _ =>
        {
            passedOn = true;
            return Task.CompletedTask;
        });
        return (context.Response.StatusCode, passedOn);
    }
}
