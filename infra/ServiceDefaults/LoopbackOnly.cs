using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace SemCovNet.ServiceDefaults;

/// <summary>Until accounts exist, nobody but this machine is served: no other address is bound, no other <c>Host</c> answered.</summary>
public static class LoopbackOnly
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

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

    public static IServiceCollection AddLoopbackHostFilter(this IServiceCollection services) =>
        services.AddHostFiltering(filter => filter.AllowedHosts = Hosts);

    private static bool IsLoopback(Uri uri) =>
        uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
