namespace SemCovNet.Dashboard.Loading;

/// <summary>Of several questions whose answers may come in any order, shows the answer to what was asked last.</summary>
public sealed class Latest
{
    private Task newest = Task.CompletedTask;

    /// <summary>Whether what was asked last has not been answered yet.</summary>
    public bool IsPending => !newest.IsCompleted;

    /// <summary>Shows what is being read, unless more is asked meanwhile.</summary>
    public async Task ShowAsync<T>(Task<T> reading, Action<T> show)
    {
        newest = reading;
        var read = await reading;
        if (newest == reading)
            show(read);
    }
}
