using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Preparing;

/// <summary>A home with a small dataset and its descriptors, made once and copied.</summary>
public sealed class PreparedHome : IAsyncLifetime
{
    public const int Images = 300;

    /// <summary>Long enough to be interrupted, short enough to be waited for.</summary>
    private const int Epochs = 5;

    private readonly Home home = new();
    private Home? trained;
    private Task<Answer>? uninterrupted;

    /// <summary>The command that trains on the dataset, the same way each time.</summary>
    public static string[] Train { get; } = ["train", "--dataset", DrawnDataset.Name, "--recipe", "demo", "--set", $"epochs={Epochs}"];

    public async ValueTask InitializeAsync()
    {
        using var drawn = new DrawnDataset(Images);
        await drawn.ImportAsync(home);
    }

    public Home Copy() => home.Copy();

    /// <summary>What that command answers when nothing disturbs it.</summary>
    public Task<Answer> UninterruptedAsync() => uninterrupted ??= TrainAsync();

    /// <summary>A copy of the home in which that command has ended.</summary>
    public async Task<Home> TrainedCopyAsync()
    {
        await UninterruptedAsync();
        return trained!.Copy();
    }

    public ValueTask DisposeAsync()
    {
        trained?.Dispose();
        home.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Answer> TrainAsync()
    {
        trained = Copy();
        return (await trained.RunAsync([.. Train, "--wait", "--json"])).Succeeded();
    }
}
