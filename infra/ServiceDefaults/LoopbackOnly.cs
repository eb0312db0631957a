using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace SemCovNet.ServiceDefaults;

/// <summary>Until accounts exist, nobody but this machine is served: no other address is bound, no other <c>Host</c> answered.</summary>
public static class LoopbackOnly
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    private const string FreePort = "http://127.0.0.1:0";

    private static readonly string[] Hosts = ["localhost", "127.0.0.1", "[::1]"];

    /// <exception cref="ArgumentException">An address is not this machine's own, or there is none.</exception>
    public static string Check(string urls)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // The server would then take one from its own settings, which may be every interface.
        if (addresses.Length == 0)
            throw new ArgumentException($"No address to listen on was given: use {DefaultUrl}.");
        foreach (var url in addresses)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !IsLoopback(uri))
                throw new ArgumentException($"\"{url}\" is not an address of this machine alone. There are no accounts yet, so only loopback is served: use {DefaultUrl}.");
        }
        return urls;
    }

    /// <summary>
    /// Binds the addresses that were asked for, else a free loopback port. Set here, they go before every setting that could name another
    /// (<c>HTTP_PORTS</c>); endpoints in Kestrel's own section would go before these, so they are checked too.
    /// </summary>
    /// <exception cref="ArgumentException">An address is not this machine's own.</exception>
    public static void Bind(WebApplication app)
    {
        foreach (var endpoint in app.Configuration.GetSection("Kestrel:Endpoints").GetChildren())
            Check(endpoint["Url"] ?? "");
        foreach (var url in Check(app.Configuration["urls"] ?? FreePort).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            app.Urls.Add(url);
    }

    public static IServiceCollection AddLoopbackHostFilter(this IServiceCollection services) =>
        services.AddHostFiltering(filter => filter.AllowedHosts = Hosts);

    private static bool IsLoopback(Uri uri) =>
        uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
