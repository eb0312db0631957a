using SemCovNet.Tables;

namespace SemCovNet.Annotation.Uploading;

/// <summary>One of the shapes that rows of annotations come in.</summary>
internal abstract class AnnotationRow
{
    public const string Image = "image";

    private static readonly AnnotationRow Wide = new WideRow();
    private static readonly AnnotationRow Long = new LongRow();

    public static AnnotationRow Of(TableRow row) => row.Columns.Has(LongRow.Descriptor) && row.Columns.Has(LongRow.Value) ? Long : Wide;

    public void Read(TableRow row, AnnotationEntries entries)
    {
        if (!row.Columns.Has(Image))
            throw new UnreadableFileException(new(entries.File, row.Columns.Line, null, $"the column \"image\" is missing; the file has {string.Join(", ", row.Columns.Names)}"));
        if (entries.ImageOf(row) is { } image)
            ReadValues(row, image, entries);
    }

    protected abstract void ReadValues(TableRow row, string image, AnnotationEntries entries);

    private sealed class WideRow : AnnotationRow
    {
        protected override void ReadValues(TableRow row, string image, AnnotationEntries entries)
        {
            foreach (var column in row.Columns.Names.Where(column => column != Image))
                entries.Add(row, image, column, column, annotator: "");
        }
    }

    private sealed class LongRow : AnnotationRow
    {
        public const string Descriptor = "descriptor";
        public const string Value = "value";
        private const string Annotator = "annotator";

        protected override void ReadValues(TableRow row, string image, AnnotationEntries entries)
        {
            foreach (var column in row.Columns.Names.Except([Image, Descriptor, Value, Annotator]))
                entries.UnknownColumn(row.Columns, column);
            entries.Add(row, image, row[Descriptor], Value, row[Annotator], named: Descriptor);
        }
    }
}
