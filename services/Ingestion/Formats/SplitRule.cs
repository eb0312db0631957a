namespace SemCovNet.Ingestion.Formats;

/// <summary>What becomes of the splits that data brings.</summary>
public enum SplitRule
{
    /// <summary>Kept as they are; what leaks between them is reported.</summary>
    Given,

    /// <summary>Kept, but cases and equal pictures that stand in several splits go whole into one: test before validation before train.</summary>
    Mended,

    /// <summary>For data without a test split: 20 % of the cases are cut for one, and the rest keeps its split.</summary>
    Cut,
}
