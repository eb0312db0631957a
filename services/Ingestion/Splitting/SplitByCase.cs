using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Ingestion.Splitting;

/// <summary>
/// 60 % of the cases to train, 20 % to validation, 20 % to test, within every class. The order of cases comes from a hash of
/// seed and case id, so neither the order of a table nor the machine matters.
/// </summary>
public static class SplitByCase
{
    private const double TrainShare = 0.6;
    private const double TrainAndValidationShare = 0.8;

    /// <param name="cases">Every case with its stratum, for instance the highest class among its images.</param>
    public static IReadOnlyDictionary<string, Split> Assign(IEnumerable<(string Case, int Stratum)> cases, int seed) =>
        cases.GroupBy(item => item.Stratum, item => item.Case)
            .SelectMany(stratum => Assign([.. stratum.OrderBy(id => Rank(id, seed)).ThenBy(id => id, StringComparer.Ordinal)]))
            .ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, Split>> Assign(string[] ordered)
    {
        var train = Math.Round(ordered.Length * TrainShare);
        var trainAndValidation = Math.Round(ordered.Length * TrainAndValidationShare);
        return ordered.Select((id, index) => KeyValuePair.Create(
            id, index < train ? Split.Train : index < trainAndValidation ? Split.Validation : Split.Test));
    }

    private static ulong Rank(string id, int seed) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{id}")));
}
