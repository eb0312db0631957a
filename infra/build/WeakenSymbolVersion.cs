using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace SemCovNet.Build;

/// <summary>Marks one symbol-version requirement of an ELF library weak, in a copy that this output owns.</summary>
/// <remarks>
/// libLibTorchSharp.so asks for GLIBCXX_3.4.32 (GCC 13) on behalf of one undefined symbol that no relocation uses. On hosts with an
/// older libstdc++ the loader therefore refuses a library that would run. A weak requirement is the ELF format's word for "nice to have".
/// </remarks>
public sealed class WeakenSymbolVersion : Task
{
    [Required] public string Library { get; set; } = "";
    [Required] public string Version { get; set; } = "";
    [Required] public ITaskItem[] HostLibraries { get; set; } = [];

    public override bool Execute()
    {
        if (HostLibraries.Any(library => Provides(library.ItemSpec, Version))) return true;
        try
        {
            if (OwnedCopy.Weaken(Library, Version))
                Log.LogMessage(MessageImportance.Normal, $"Marked {Version} weak in {Library}: this host's libstdc++ is older.");
        }
        catch (InvalidDataException error)
        {
            Log.LogError(error.Message);
        }
        return !Log.HasLoggedErrors;
    }

    private static bool Provides(string hostLibrary, string version) =>
        File.Exists(hostLibrary) && Encoding.ASCII.GetString(File.ReadAllBytes(hostLibrary)).Contains(version + "\0");
}

/// <summary>Replaces a library, or the symbolic link to it, by a changed copy; what the link points to is never written.</summary>
public static class OwnedCopy
{
    /// <returns>False when the requirement was weak already and nothing was written.</returns>
    public static bool Weaken(string library, string version)
    {
        var content = File.ReadAllBytes(library);
        if (!VersionRequirement.Weaken(content, version, library)) return false;

        // The original's time is kept: the next build's copy step compares size and time, and leaves this copy alone.
        // File.Copy reads through a link and carries the time over.
        var aside = library + ".weakened";
        File.Copy(library, aside, overwrite: true);
        var written = File.GetLastWriteTimeUtc(aside);
        File.WriteAllBytes(aside, content);
        File.SetLastWriteTimeUtc(aside, written);
        File.Delete(library);
        File.Move(aside, library);
        return true;
    }
}

/// <summary>The .gnu.version_r section of a 64-bit little-endian ELF file (LSB core specification, "Version Requirements").</summary>
public static class VersionRequirement
{
    private const uint RequirementSection = 0x6ffffffe; // SHT_GNU_verneed
    private const ushort Weak = 2;                      // VER_FLG_WEAK

    /// <summary>Sets the weak flag of every requirement named <paramref name="version"/> in <paramref name="elf"/>.</summary>
    /// <returns>Whether a byte was changed.</returns>
    /// <exception cref="InvalidDataException">The file is not such an ELF file, or does not ask for the version.</exception>
    public static bool Weaken(byte[] elf, string version, string name)
    {
        try
        {
            var flags = FlagOffsets(elf, version);
            if (flags.Length == 0) throw Unexpected(name, version, "no such entry in .gnu.version_r");
            var strong = flags.Where(at => (BitConverter.ToUInt16(elf, at) & Weak) == 0).ToArray();
            foreach (var at in strong) elf[at] |= (byte)Weak;
            return strong.Length > 0;
        }
        catch (Exception error) when (error is ArgumentException || error is IndexOutOfRangeException || error is OverflowException)
        {
            throw Unexpected(name, version, "not a complete 64-bit ELF library");
        }
    }

    private static int[] FlagOffsets(byte[] elf, string version)
    {
        if (BitConverter.ToUInt32(elf, 0) != 0x464c457f || elf[4] != 2 || elf[5] != 1) throw new ArgumentException("not ELF64 little-endian");
        var sections = Enumerable.Range(0, BitConverter.ToUInt16(elf, 0x3c)).Select(index => new Section(elf, index)).ToArray();
        var requirements = sections.FirstOrDefault(section => section.Type == RequirementSection);
        if (requirements == null) return [];

        var strings = sections[requirements.Link].Offset;
        return (from library in Chain(elf, requirements.Offset, requirements.Entries, next: 12)
                from entry in Chain(elf, library + BitConverter.ToInt32(elf, library + 8), BitConverter.ToUInt16(elf, library + 2), next: 12)
                where NameAt(elf, strings + BitConverter.ToInt32(elf, entry + 8)) == version
                select entry + 4).ToArray();
    }

    private static IEnumerable<int> Chain(byte[] elf, int first, int count, int next)
    {
        for (var at = first; count > 0; at += BitConverter.ToInt32(elf, at + next), count--) yield return at;
    }

    private static string NameAt(byte[] elf, int offset) =>
        Encoding.ASCII.GetString(elf, offset, Array.IndexOf(elf, (byte)0, offset) - offset);

    private static InvalidDataException Unexpected(string name, string version, string what) => new InvalidDataException(
        $"Cannot mark {version} weak in {name}: {what}. The TorchSharp package has probably changed; " +
        "see infra/build/WeakenSymbolVersion.targets and remove the step if the new library loads without it.");

    private sealed class Section
    {
        public Section(byte[] elf, int index)
        {
            var at = checked((int)BitConverter.ToInt64(elf, 0x28) + index * BitConverter.ToUInt16(elf, 0x3a));
            Type = BitConverter.ToUInt32(elf, at + 4);
            Offset = checked((int)BitConverter.ToInt64(elf, at + 24));
            Link = BitConverter.ToInt32(elf, at + 40);
            Entries = BitConverter.ToInt32(elf, at + 44);
        }

        public uint Type { get; }
        public int Offset { get; }
        public int Link { get; }
        public int Entries { get; }
    }
}
