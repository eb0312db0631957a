using SemCovNet.Contracts.Comparisons;

namespace SemCovNet.Cli.Studies.Reports;

/// <summary>One recipe asked one way.</summary>
internal interface IArm
{
    string Recipe { get; }

    Priors Priors { get; }
}
