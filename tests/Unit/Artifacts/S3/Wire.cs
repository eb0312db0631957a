using Amazon.Runtime;

namespace SemCovNet.Tests.Unit.Artifacts.S3;

/// <summary>The way to the server: sees every request, and something may happen before one goes out.</summary>
internal sealed class Wire(Action<HttpRequestMessage> before) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(before));

    private sealed class Handler(Action<HttpRequestMessage> before) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            before(request);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
