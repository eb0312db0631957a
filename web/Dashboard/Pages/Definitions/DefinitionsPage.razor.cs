using SemCovNet.Metrics;

namespace SemCovNet.Dashboard.Pages.Definitions;

public sealed partial class DefinitionsPage
{
    private static string Source(DefinitionSource source) => source switch
    {
        DefinitionSource.Paper => "the paper",
        DefinitionSource.Standard => "standard",
        _ => "this project's reimplementation; the paper's formula is not available",
    };
}
