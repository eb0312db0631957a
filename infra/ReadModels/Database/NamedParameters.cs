using Dapper;

namespace SemCovNet.ReadModels.Database;

/// <summary>The parameters of a statement that is written piece by piece.</summary>
internal class NamedParameters
{
    private int named;

    /// <summary>The values that the text names.</summary>
    public DynamicParameters Parameters { get; } = new();

    /// <returns>The name of a new parameter, with its at sign.</returns>
    public string Add(object value)
    {
        var name = $"q{named++}";
        Parameters.Add(name, StorableText.Of(value));
        return "@" + name;
    }
}
