using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace SemCovNet.Tests.Services.Deploying;

/// <summary>YAML as JSON, with anchors and merges resolved; every scalar is a text.</summary>
internal static class Yaml
{
    public static JsonNode Parse(string text) => Documents(text).Single();

    /// <exception cref="YamlException">It cannot be read, or a mapping has a key twice.</exception>
    public static IReadOnlyList<JsonNode> Documents(string text)
    {
        // Before anything is merged: to say again what was merged is how it is overridden.
        Read(new Parser(new StringReader(text)), new DeserializerBuilder().WithDuplicateKeyChecking().Build());
        return [.. Read(new MergingParser(new Parser(new StringReader(text))), new DeserializerBuilder().Build()).Select(ToJson).OfType<JsonNode>()];
    }

    /// <summary>A list's members; those of a mapping without its keys; nothing for what is absent.</summary>
    public static IEnumerable<JsonNode> Items(this JsonNode? node) => node switch
    {
        JsonArray list => list.OfType<JsonNode>(),
        JsonObject mapping => mapping.Select(each => each.Value).OfType<JsonNode>(),
        _ => [],
    };

    public static IEnumerable<(string Key, JsonNode? Value)> Pairs(this JsonNode? node) => node is JsonObject mapping ? mapping.Select(each => (each.Key, each.Value)) : [];

    public static IEnumerable<string> Texts(this JsonNode? node) => node switch
    {
        null => [],
        JsonValue text => [text.ToString()],
        _ => node.Items().SelectMany(Texts),
    };

    private static List<object?> Read(IParser parser, IDeserializer reader)
    {
        List<object?> documents = [];
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
            documents.Add(reader.Deserialize(parser));
        return documents;
    }

    private static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        IDictionary<object, object?> mapping => new JsonObject(mapping.Select(each => KeyValuePair.Create(each.Key.ToString()!, ToJson(each.Value)))),
        IEnumerable<object?> list => new JsonArray([.. list.Select(ToJson)]),
        _ => JsonValue.Create(value.ToString()),
    };
}
