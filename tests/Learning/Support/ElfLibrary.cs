using System.Buffers.Binary;
using System.Text;

namespace SemCovNet.Tests.Learning.Support;

/// <summary>The least ELF file that asks for one symbol version: a header, a string table, and one requirement.</summary>
public static class ElfLibrary
{
    private const int Strings = 0x40;
    private const int Requirement = 0x80;
    private const int Sections = 0xC0;

    /// <summary>Where the requirement's flags lie.</summary>
    public const int Flags = Requirement + 16 + 4;

    public static byte[] AskingFor(string version)
    {
        var elf = new byte[Sections + 3 * 64];
        new byte[] { 0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1 }.CopyTo(elf, 0);
        Put64(elf, 0x28, Sections);
        Put16(elf, 0x3a, 64);
        Put16(elf, 0x3c, 3);
        Encoding.ASCII.GetBytes("\0libstdc++.so.6\0" + version + "\0").CopyTo(elf, Strings);

        Put16(elf, Requirement + 2, 1);                             // vn_cnt
        Put32(elf, Requirement + 8, 16);                            // vn_aux
        Put32(elf, Requirement + 16 + 8, (uint)"\0libstdc++.so.6\0".Length);  // vna_name

        Section(elf, 1, type: 3, Strings, link: 0, info: 0);
        Section(elf, 2, type: 0x6ffffffe, Requirement, link: 1, info: 1);
        return elf;
    }

    private static void Section(byte[] elf, int index, uint type, long offset, uint link, uint info)
    {
        var at = Sections + index * 64;
        Put32(elf, at + 4, type);
        Put64(elf, at + 24, offset);
        Put32(elf, at + 40, link);
        Put32(elf, at + 44, info);
    }

    private static void Put16(byte[] elf, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(elf.AsSpan(at), value);

    private static void Put32(byte[] elf, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(elf.AsSpan(at), value);

    private static void Put64(byte[] elf, int at, long value) => BinaryPrimitives.WriteInt64LittleEndian(elf.AsSpan(at), value);
}
