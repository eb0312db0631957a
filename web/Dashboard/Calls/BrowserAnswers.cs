using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.JSInterop;

namespace SemCovNet.Dashboard.Calls;

/// <summary>
/// Waits for what a service answers the browser, however long that takes. An answer that came while the page's connection was broken lies in the browser, and is asked
/// for again once the connection stands.
/// </summary>
public sealed class BrowserAnswers(CircuitConnection connection)
{
    private const int IdLength = 16;

    // A thousand problems of a file, each a line of text; a comparison of ten experiments with some sixty figures each.
    private const long LongestAnswer = 8 << 20;

    /// <param name="ask">Asks in the browser, under an id: asked again with the same one, the browser gives the same answer. The token, for any, keeps the framework from giving up after a minute.</param>
    /// <param name="lifetime">Of whoever waits.</param>
    /// <exception cref="JSException">The browser got no answer: it may have been done or not.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public async Task<ServiceReply> AskAsync(Func<string, CancellationToken, ValueTask<IJSStreamReference>> ask, CancellationToken lifetime)
    {
        var id = RandomNumberGenerator.GetHexString(IdLength);
        while (true)
        {
            using var attempt = CancellationTokenSource.CreateLinkedTokenSource(lifetime);
            connection.CameBack += attempt.Cancel;
            try
            {
                return await ReadAsync(ask(id, attempt.Token), attempt.Token).WaitAsync(attempt.Token);
            }
            catch (JSDisconnectedException exception)
            {
                throw new OperationCanceledException("The page was left before the answer came.", exception);
            }
            catch (Exception lost) when (lost is OperationCanceledException or TimeoutException && !lifetime.IsCancellationRequested)
            {
                // What the browser said is lost, and not the answer that it has or waits for.
            }
            finally
            {
                connection.CameBack -= attempt.Cancel;
            }
        }
    }

    private static async Task<ServiceReply> ReadAsync(ValueTask<IJSStreamReference> asked, CancellationToken cancellation)
    {
        var reply = await asked;
        try
        {
            await using var stream = await reply.OpenReadStreamAsync(LongestAnswer, cancellation);
            return await JsonSerializer.DeserializeAsync<ServiceReply>(stream, JsonSerializerOptions.Web, cancellation) ?? throw new JsonException("The answer is null.");
        }
        finally
        {
            // Not waited for: a connection that has just broken answers nothing, and what was read is whole.
            _ = InBrowser.LetGoAsync(reply.DisposeAsync);
        }
    }
}
