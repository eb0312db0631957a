using SemCovNet.Tests.Chaos.Stores;

namespace SemCovNet.Tests.Chaos.Subjects;

/// <summary>Pairs of <c>--name value</c>.</summary>
internal sealed class SubjectArguments(IReadOnlyDictionary<string, string> values)
{
    public StoreAddress Address => new(this["--backend"], this["--events"], this["--read-models"]);

    public string this[string name] => values[name];

    public static SubjectArguments Parse(IReadOnlyList<string> arguments) =>
        new(arguments.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]));

    public int Number(string name, int otherwise) => values.TryGetValue(name, out var value) ? int.Parse(value) : otherwise;

    public string? Find(string name) => values.GetValueOrDefault(name);
}
