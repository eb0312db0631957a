using System.Text.Json;

namespace SemCovNet.Tests.Integration.Running;

/// <summary>How a command ended.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
public sealed record Answer(int Exit, string Output, string Errors)
{
    /// <summary>Standard output as the one JSON document that <c>--json</c> promises.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>This answer, if the command did what it was asked to, and no library wrote between its lines.</summary>
    public Answer Succeeded()
    {
        Assert.True(Exit == 0, $"The command ended with {Exit}.\n{Errors}");
        Assert.DoesNotMatch("(?m)^\\[[IWEF][0-9]{4} ", Errors); // libtorch's prefix: letter, month and day
        return this;
    }
}
