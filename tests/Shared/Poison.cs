using System.Text;

namespace SemCovNet.Tests;

/// <summary>Bodies that no consumer can take, by what is wrong with them.</summary>
internal static class Poison
{
    public const string Envelope = "application/vnd.masstransit+json";
    public const string PlainJson = "application/json";

    private const int Depth = 10_000;

    public static IReadOnlyDictionary<string, (string ContentType, byte[] Body)> All { get; } = new Dictionary<string, (string, byte[])>
    {
        ["broken JSON"] = Of(Envelope, """{"messageType":["urn:message:SemCovNet.Contracts.Messages:AssessExperiment"],"message":{"experimentId":"e1" """),
        ["no JSON at all"] = (Envelope, [0xff, 0xfe, 0x00, 0x1b, (byte)'[', (byte)'2', (byte)'J']),
        ["nothing"] = (Envelope, []),
        ["another type"] = Enveloped("TrainExperiment", """{"experimentId":"e1"}"""),
        ["a version of the future"] = Enveloped("AssessExperimentV99", """{"experimentId":"e1","evaluationId":"v1"}"""),
        ["null fields"] = Enveloped("AssessExperiment", """{"experimentId":null,"evaluationId":null}"""),
        ["null for a message"] = Enveloped("AssessExperiment", "null"),
        ["nested too deep"] = Enveloped("AssessExperiment", $$"""{"experimentId":"e1","evaluationId":"v1","more":{{new string('[', Depth)}}{{new string(']', Depth)}}}"""),
        ["not a number"] = Enveloped("AssessExperiment", """{"experimentId":NaN,"evaluationId":"v1"}"""),
        ["fields of another type"] = Enveloped("AssessExperiment", """{"experimentId":{"a":1},"evaluationId":[2]}"""),
        ["large and wrong"] = Of(Envelope, new string('x', 4 << 20)),
    };

    private static (string, byte[]) Enveloped(string type, string message) =>
        Of(Envelope, $$"""{"messageId":"{{Guid.CreateVersion7()}}","messageType":["urn:message:SemCovNet.Contracts.Messages:{{type}}"],"message":{{message}}}""");

    private static (string, byte[]) Of(string contentType, string text) => (contentType, Encoding.UTF8.GetBytes(text));
}
