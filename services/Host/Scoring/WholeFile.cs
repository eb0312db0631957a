using System.Text;

namespace SemCovNet.Cli.Scoring;

/// <summary>A text file that appears whole or not at all.</summary>
internal static class WholeFile
{
    public static async Task WriteAsync(FileInfo to, Func<TextWriter, Task> write)
    {
        var aside = to.FullName + ".part";
        try
        {
            await using (var content = new FileStream(aside, FileMode.Create))
            await using (var text = new StreamWriter(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                await write(text);
                await text.FlushAsync();
                content.Flush(flushToDisk: true);
            }
            File.Move(aside, to.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(aside);
        }
    }
}
