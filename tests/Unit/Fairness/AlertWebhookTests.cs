using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness;
using SemCovNet.Fairness.Alerting;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class AlertWebhookTests : IDisposable
{
    private const string Secret = "a secret that two know";

    private static readonly AlertRaised Alert = new("e1", "skin", "a1", AlertKind.Descriptor, "vessels", 3, "vessels moved");

    private readonly HttpListener receiver = new();
    private readonly Uri address;

    public AlertWebhookTests()
    {
        address = new($"http://127.0.0.1:{BrokerProcess.FreePort()}/");
        receiver.Prefixes.Add(address.ToString());
        receiver.Start();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alert_is_posted_with_a_signature_that_the_receiver_can_check()
    {
        var delivery = Guid.CreateVersion7();
        var posting = Webhook().PostAsync(Alert, delivery, Stop);
        var (headers, body) = await ReceiveAsync(HttpStatusCode.NoContent);
        await posting;
        Assert.Equal($"sha256={AlertWebhook.Sign(Secret, Encoding.UTF8.GetBytes(body))}", headers[AlertWebhook.SignatureHeader]);
        Assert.Equal(delivery.ToString(), headers[AlertWebhook.DeliveryHeader]);
        Assert.Equal(
            """{"type":"fairness.alert-raised.v1","alert":{"experimentId":"e1","datasetId":"skin","alertId":"a1","kind":"descriptor","subject":"vessels","window":3,"finding":"vessels moved"}}""",
            body);
    }

    [Fact]
    public async Task A_receiver_that_does_not_take_it_is_an_error_so_that_it_is_tried_again()
    {
        var posting = Webhook().PostAsync(Alert, Guid.CreateVersion7(), Stop);
        await ReceiveAsync(HttpStatusCode.ServiceUnavailable);
        await Assert.ThrowsAsync<HttpRequestException>(() => posting);
    }

    // By 301 and 302 the POST became a GET without a body, and its 200 said that the alert was delivered.
    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    public async Task A_redirect_is_not_followed_and_the_alert_is_not_delivered(HttpStatusCode redirect)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                [$"{AlertOptions.Section}:Webhook"] = address.ToString(),
                [$"{AlertOptions.Section}:Secret"] = Secret,
            }).Build())
            .AddFairness().BuildServiceProvider();
        var posting = services.GetRequiredService<AlertWebhook>().PostAsync(Alert, Guid.CreateVersion7(), Stop);
        await ReceiveAsync(redirect, elsewhere: new(address, "elsewhere"));
        var followed = ReceiveAsync(HttpStatusCode.OK);
        Assert.Equal(redirect, (await Assert.ThrowsAsync<HttpRequestException>(() => posting)).StatusCode);
        Assert.False(followed.IsCompleted);
    }

    // RFC 4231, test case 2.
    [Fact]
    public void The_signature_is_the_standard_one() =>
        Assert.Equal("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", AlertWebhook.Sign("Jefe", "what do ya want for nothing?"u8));

    [Theory]
    [InlineData("ftp://clinic/", Secret, "Semcov:Alerts:Webhook is \"ftp://clinic/\": set an http or https address, or none.")]
    [InlineData("https://clinic/", "short", "Semcov:Alerts:Secret is missing or shorter than 16 characters: a webhook's posts are signed with it.")]
    public void A_webhook_without_a_sound_address_and_secret_is_refused_at_start(string webhook, string secret, string error) =>
        Assert.Equal(error, new AlertOptionsValidator().Validate(null, new() { Webhook = new(webhook), Secret = secret }).FailureMessage);

    public void Dispose() => ((IDisposable)receiver).Dispose();

    private AlertWebhook Webhook() => new(new HttpClient(), Options.Create(new AlertOptions { Webhook = address, Secret = Secret }));

    private async Task<(System.Collections.Specialized.NameValueCollection Headers, string Body)> ReceiveAsync(HttpStatusCode answer, Uri? elsewhere = null)
    {
        var context = await receiver.GetContextAsync().WaitAsync(Stop);
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync(Stop);
        context.Response.StatusCode = (int)answer;
        if (elsewhere is not null)
            context.Response.RedirectLocation = elsewhere.ToString();
        context.Response.Close();
        return (context.Request.Headers, body);
    }
}
