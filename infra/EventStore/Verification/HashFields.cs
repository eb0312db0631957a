using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SemCovNet.EventStore.Verification;

/// <summary>Writes fields so that no two different lists of them give the same bytes: each as its length (4 bytes, big-endian) and then itself.</summary>
internal readonly struct HashFields(IBufferWriter<byte> input)
{
    private const uint Absent = uint.MaxValue;
    private const int GuidText = 36;
    private const int LongestNumber = 20;

    public void AddAbsent() => AddLength(Absent);

    public void Add(string? text)
    {
        if (text is null)
        {
            AddAbsent();
            return;
        }
        var bytes = Encoding.UTF8.GetByteCount(text);
        AddLength((uint)bytes);
        input.Advance(Encoding.UTF8.GetBytes(text, input.GetSpan(bytes)));
    }

    public void Add(Guid? id)
    {
        if (id is null)
        {
            AddAbsent();
            return;
        }
        AddLength(GuidText);
        id.Value.TryFormat(input.GetSpan(GuidText), out var bytes);
        input.Advance(bytes);
    }

    /// <summary>As decimal text.</summary>
    public void Add(long number)
    {
        Span<byte> text = stackalloc byte[LongestNumber];
        number.TryFormat(text, out var bytes, provider: System.Globalization.CultureInfo.InvariantCulture);
        Add(text[..bytes]);
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        AddLength((uint)bytes.Length);
        input.Write(bytes);
    }

    private void AddLength(uint length)
    {
        BinaryPrimitives.WriteUInt32BigEndian(input.GetSpan(sizeof(uint)), length);
        input.Advance(sizeof(uint));
    }
}
