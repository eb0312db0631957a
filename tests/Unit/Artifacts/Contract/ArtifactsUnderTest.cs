using SemCovNet.Artifacts;
using SemCovNet.Contracts;

namespace SemCovNet.Tests.Unit.Artifacts.Contract;

/// <summary>A backend the contract is asked of: its data live as long as the fixture, and each test stores content of its own.</summary>
public abstract class ArtifactsUnderTest : IAsyncLifetime
{
    private IArtifactStore? store;

    public IArtifactStore Store => store ??= Open();

    /// <summary>One more instance on the same data, as another process would open it.</summary>
    public abstract IArtifactStore Open();

    /// <summary>What somebody does who gets at the bytes without the store.</summary>
    public abstract Task ReplaceAsync(Digest digest, byte[] content);

    /// <summary>The names under which something is visible.</summary>
    public abstract Task<IReadOnlyList<string>> NamesAsync();

    public virtual ValueTask InitializeAsync() => default;

    public abstract ValueTask DisposeAsync();
}
