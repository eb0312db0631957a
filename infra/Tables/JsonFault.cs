using System.Text.Json;

namespace SemCovNet.Tables;

/// <summary>Why a text is no JSON, in words for whoever wrote it.</summary>
public static class JsonFault
{
    /// <param name="firstLine">The file's line on which the JSON begins.</param>
    /// <returns>For instance <c>line 3, column 1: the comma before …</c>, both counted from 1; without a place where none is known.</returns>
    public static string Describe(Exception failure, long firstLine = 1) =>
        failure is JsonException { LineNumber: { } line, BytePositionInLine: { } before }
            ? $"line {firstLine + line}, column {before + 1}: {Words(failure.Message)}"
            : failure.Message;

    private static string Words(string message)
    {
        if (message.Contains("trailing comma", StringComparison.Ordinal))
            return "the comma before this closing bracket is one too many";
        if (message.Contains("depth to be zero", StringComparison.Ordinal))
            return "the text ends, but a bracket is still open";
        return message.Split(". LineNumber: ")[0];
    }
}
