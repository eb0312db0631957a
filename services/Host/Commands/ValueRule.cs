using System.CommandLine.Parsing;
using System.Globalization;

namespace SemCovNet.Cli.Commands;

/// <summary>What may be written where a number or a choice is asked for; the parser itself would answer with the name of a type.</summary>
internal static class ValueRule
{
    public static void Check(SymbolResult given, string name, Type type)
    {
        // An option that several verbs share brings the rule once for each.
        if (given.Errors.Any())
            return;
        foreach (var token in given.Tokens)
        {
            if (WhatItMustBe(token.Value, Nullable.GetUnderlyingType(type) ?? type) is { } allowed)
                given.AddError($"{name} is \"{token.Value}\": give {allowed}.");
        }
    }

    /// <returns>Null where the text is it.</returns>
    private static string? WhatItMustBe(string text, Type type) => type switch
    {
        { IsEnum: true } when !Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase) => $"one of {string.Join(", ", Enum.GetNames(type)).ToLowerInvariant()}",
        _ when type == typeof(int) && !int.TryParse(text, CultureInfo.InvariantCulture, out _) => $"a whole number up to {int.MaxValue}",
        _ when type == typeof(long) && !long.TryParse(text, CultureInfo.InvariantCulture, out _) => "a whole number",
        _ when type == typeof(double) && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => "a number",
        _ => null,
    };
}
