using Microsoft.AspNetCore.Components.QuickGrid;

namespace SemCovNet.Dashboard.Sorting;

/// <summary>How a table is sorted, as an address says it: a column's name, with a leading minus for descending.</summary>
public sealed record TableOrder(string Column, bool IsDescending)
{
    public static TableOrder Read(string text) => new(text.TrimStart('-'), text.StartsWith('-'));

    public SortDirection Direction => IsDescending ? SortDirection.Descending : SortDirection.Ascending;

    public bool IsBy(string column) => column == Column;

    /// <summary>After a click on a heading: the largest first, and the other way round where it was so.</summary>
    public TableOrder After(string column) => new(column, !(IsBy(column) && IsDescending));

    public override string ToString() => (IsDescending ? "-" : "") + Column;
}
