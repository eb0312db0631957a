using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Tests.Unit.ServiceDefaults;

public sealed class LoopbackOnlyTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:0")]
    [InlineData("http://LOCALHOST:80")]
    [InlineData("https://[::1]:443")]
    [InlineData("http://127.0.0.1:1; http://[::1]:2")]
    public void An_address_of_this_machine_alone_is_taken_as_it_is(string urls) => Assert.Equal(urls, LoopbackOnly.Check(urls));

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://192.168.1.7:5080")]
    [InlineData("http://example.org")]
    [InlineData("http://localhost.example.org")]
    [InlineData("http://localhost@example.org")]
    [InlineData("5080")]
    public void Any_other_address_is_refused_with_what_to_use_instead(string url) =>
        Assert.Equal(
            $"\"{url}\" is not an address of this machine alone. There are no accounts yet, so only loopback is served: use http://127.0.0.1:5080.",
            Assert.Throws<ArgumentException>(() => LoopbackOnly.Check(url)).Message);

    [Fact]
    public void One_wrong_address_among_right_ones_is_refused() =>
        Assert.Contains("\"http://0.0.0.0:2\"", Assert.Throws<ArgumentException>(() => LoopbackOnly.Check("http://127.0.0.1:1;http://0.0.0.0:2")).Message);

    // Without an address the server would take one from its own settings, which may be every interface.
    [Theory]
    [InlineData("")]
    [InlineData(" ; ")]
    public void No_address_at_all_is_refused(string urls) =>
        Assert.Equal("No address to listen on was given: use http://127.0.0.1:5080.", Assert.Throws<ArgumentException>(() => LoopbackOnly.Check(urls)).Message);

    [Theory]
    [InlineData("urls", "http://0.0.0.0:5080")]
    [InlineData("Kestrel:Endpoints:web:Url", "http://*:5080")]
    public void A_service_of_its_own_refuses_settings_that_name_another_interface(string key, string value)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.Configuration[key] = value;
        Assert.Contains(value, Assert.Throws<ArgumentException>(() => LoopbackOnly.Bind(builder.Build())).Message);
    }

    [Fact]
    public async Task Without_an_address_a_free_loopback_port_is_bound_whatever_the_port_settings_say()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.Configuration["http_ports"] = "5080";
        await using var app = builder.Build();
        LoopbackOnly.Bind(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("http://127.0.0.1:", Assert.Single(app.Urls), StringComparison.Ordinal);
    }
}
