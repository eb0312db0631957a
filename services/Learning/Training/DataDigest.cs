using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SemCovNet.Learning.Training;

/// <summary>A digest of names and rows, so that a checkpoint is not resumed on other data. Pixels are not read.</summary>
internal static class DataDigest
{
    public static string Of(TrainingData data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in data.Classes.Concat(data.Descriptors).Concat(data.Fine?.Names ?? [])) Append(hash, name);
        foreach (var sample in data.Train.Samples.Concat(data.Validation.Samples)) Append(hash, sample);
        if (data.Fine is not null) Append(hash, string.Join(' ', data.Train.Samples.Select(sample => sample.FineClass)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, Sample sample)
    {
        Append(hash, $"{sample.CaseId}\0{sample.Subgroup}\0{sample.Class}");
        hash.AppendData(MemoryMarshal.AsBytes(sample.Descriptors.AsSpan()));
    }

    private static void Append(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + '\0'));
}
