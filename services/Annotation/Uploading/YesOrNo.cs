namespace SemCovNet.Annotation.Uploading;

/// <summary>Words that annotators answer with, and the values they stand for.</summary>
internal static class YesOrNo
{
    private const string Unobserved = "";

    private static readonly Dictionary<string, string> Values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["yes"] = "1",
        ["true"] = "1",
        ["present"] = "1",
        ["no"] = "0",
        ["false"] = "0",
        ["absent"] = "0",
        ["unsure"] = Unobserved,
        ["unknown"] = Unobserved,
        ["not observed"] = Unobserved,
    };

    public static bool IsOne(string word) => Values.ContainsKey(word);

    public static string ValueOf(string word) => Values[word];
}
