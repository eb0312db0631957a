using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Ingestion.Splitting;

/// <summary>
/// Cases to train, validation and test by their shares, within every class. The order of cases comes from a hash of seed and case id, so neither the
/// order of a table nor the machine matters, and under one seed an equal test share is the same cases.
/// </summary>
public static class SplitByCase
{
    /// <param name="cases">Every case with its stratum, for instance the highest class among its images.</param>
    public static IReadOnlyDictionary<string, Split> Assign(IEnumerable<(string Case, int Stratum)> cases, int seed, SplitShares shares) =>
        cases.GroupBy(item => item.Stratum, item => item.Case)
            .SelectMany(stratum => Assign([.. stratum.OrderBy(id => Rank(id, seed)).ThenBy(id => id, StringComparer.Ordinal)], shares))
            .ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, Split>> Assign(string[] ordered, SplitShares shares)
    {
        var train = Math.Round(ordered.Length * (shares.Train / 100.0));
        var trainAndValidation = Math.Round(ordered.Length * ((shares.Train + shares.Validation) / 100.0));
        return ordered.Select((id, index) => KeyValuePair.Create(
            id, index < train ? Split.Train : index < trainAndValidation ? Split.Validation : Split.Test));
    }

    private static ulong Rank(string id, int seed) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{id}")));
}
