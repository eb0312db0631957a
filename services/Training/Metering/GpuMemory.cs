using System.Globalization;

namespace SemCovNet.Training.Metering;

/// <param name="Gpu">Its number and name, as <c>nvidia-smi</c> tells them.</param>
/// <param name="UsedBytes">By all processes on the machine.</param>
internal sealed record GpuMemory(string Gpu, long UsedBytes, long TotalBytes)
{
    private const long Mebibyte = 1 << 20;

    /// <summary>What <see cref="GpuQuery"/> answers: a line a GPU, <c>index, name, used MiB, total MiB</c>. A figure that a GPU does not tell (<c>[N/A]</c>) leaves it out.</summary>
    public static IReadOnlyList<GpuMemory> Parse(string answer) =>
        [.. answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',', StringSplitOptions.TrimEntries)).Select(Read).OfType<GpuMemory>()];

    private static GpuMemory? Read(string[] fields) =>
        fields.Length == 4 && long.TryParse(fields[2], CultureInfo.InvariantCulture, out var used) && long.TryParse(fields[3], CultureInfo.InvariantCulture, out var total)
            ? new($"{fields[0]} {fields[1]}", used * Mebibyte, total * Mebibyte)
            : null;
}
