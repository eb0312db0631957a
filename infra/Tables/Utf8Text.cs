using System.Buffers;
using System.Text;

namespace SemCovNet.Tables;

/// <summary>A file's text, whose beginning can be looked at before it is read.</summary>
public sealed class Utf8Text : TextReader
{
    // What the CSV reader reads at once: it finds the delimiter in the first of it.
    internal const int BlockSize = 1 << 16;

    // A byte that is not UTF-8 is an error, not a replacement character in somebody's data. That it knows the mark of UTF-8 keeps the reader
    // from taking an encoding of its own, which is not strict, where a file begins with one.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private readonly char[] block = new char[BlockSize];
    private readonly string file;
    private readonly Stream content;
    private readonly StreamReader reader;
    private int next;
    private int end;

    /// <param name="file">The name used in errors.</param>
    /// <param name="content">Stays open: it is the caller's, who may want to read it again.</param>
    /// <exception cref="UnreadableFileException">Not UTF-8; reading may find that later too.</exception>
    public Utf8Text(string file, Stream content)
    {
        (this.file, this.content) = (file, content);
        reader = new(content, Strict, leaveOpen: true);
        Fill();
        if (Beginning is [not '\0', '\0', not '\0', '\0', ..] or ['\0', not '\0', '\0', not '\0', ..])
            throw new UnreadableFileException(new(file, null, null, "the file looks like UTF-16: save it as UTF-8"));
    }

    /// <summary>Empty where the file is. To be looked at before anything is read.</summary>
    internal ReadOnlySpan<char> Beginning => block.AsSpan(0, end);

    public override int Peek() => HasNext() ? block[next] : -1;

    public override int Read() => HasNext() ? block[next++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        if (!HasNext())
            return 0;
        var taken = Math.Min(count, end - next);
        Array.Copy(block, next, buffer, index, taken);
        next += taken;
        return taken;
    }

    private bool HasNext()
    {
        if (next == end)
            Fill();
        return next < end;
    }

    private void Fill()
    {
        try
        {
            (next, end) = (0, reader.ReadBlock(block, 0, BlockSize));
        }
        catch (DecoderFallbackException)
        {
            throw NotUtf8();
        }
    }

    private UnreadableFileException NotUtf8()
    {
        if (!content.CanSeek)
            return new(new(file, null, null, "the file is not UTF-8 text: save it as UTF-8"));
        var (line, place) = FirstWrongByte();
        return new(new(file, line, null, $"byte {place} of the file is not UTF-8 text: save the file as UTF-8"));
    }

    /// <returns>Both count from 1.</returns>
    private (long Line, long Byte) FirstWrongByte()
    {
        content.Position = 0;
        var (line, place, kept, bytes) = (1L, 1L, 0, new byte[BlockSize]);
        while (true)
        {
            var read = content.Read(bytes, kept, bytes.Length - kept);
            var rest = bytes.AsSpan(0, kept + read);
            OperationStatus status;
            while ((status = Rune.DecodeFromUtf8(rest, out var character, out var length)) == OperationStatus.Done)
            {
                line += character.Value == '\n' ? 1 : 0;
                place += length;
                rest = rest[length..];
            }
            if (status == OperationStatus.InvalidData || read == 0)
                return (line, place);
            rest.CopyTo(bytes);
            kept = rest.Length;
        }
    }
}
