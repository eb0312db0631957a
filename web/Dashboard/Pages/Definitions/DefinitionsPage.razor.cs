namespace SemCovNet.Dashboard.Pages.Definitions;

public sealed partial class DefinitionsPage
{
    private static string Source(char source) => source switch
    {
        'P' => "the paper",
        'A' => "the authors' later formula",
        'O' => "this project's reimplementation",
        'S' => "standard",
        _ => "unknown",
    };
}
