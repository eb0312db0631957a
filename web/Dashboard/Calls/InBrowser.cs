using Microsoft.JSInterop;

namespace SemCovNet.Dashboard.Calls;

internal static class InBrowser
{
    /// <summary>Lets go of something there, as far as the browser is still there.</summary>
    public static async Task LetGoAsync(Func<ValueTask> release)
    {
        try
        {
            await release();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone, before this or in the middle of it, and all that was there with it.
        }
    }
}
