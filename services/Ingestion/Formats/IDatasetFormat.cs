using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats;

/// <summary>One layout in which datasets are found in the wild. A new one is a class of its own; nothing else changes.</summary>
public interface IDatasetFormat
{
    /// <summary>As the command line names it.</summary>
    string Name { get; }

    /// <summary>The options it understands; others are refused, not ignored.</summary>
    IReadOnlyList<string> Takes { get; }

    /// <summary>Reads the tables, not the images. Whatever is wrong goes into <paramref name="problems"/>, and reading goes on to find the rest.</summary>
    /// <param name="path">The folder, as the user gave it.</param>
    /// <exception cref="UnreadableFileException">A table cannot be read at all, or the folder holds something else.</exception>
    FoundDataset Read(string path, FormatOptions options, FileProblems problems);
}

