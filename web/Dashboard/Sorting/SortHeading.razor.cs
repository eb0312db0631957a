using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Sorting;

/// <summary>A heading that sorts its table; the order is in the address, so that it is there again when the address is opened.</summary>
public sealed partial class SortHeading(NavigationManager navigation)
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>The column's name in the address.</summary>
    [Parameter, EditorRequired]
    public required string Column { get; set; }

    [Parameter, EditorRequired]
    public required TableOrder Order { get; set; }

    /// <summary>The parameter of the address, and the anchor of the table.</summary>
    [Parameter, EditorRequired]
    public required string Table { get; set; }

    private string Link => navigation.GetUriWithQueryParameter(Table, Order.After(Column).ToString()).At(Table);

    private string Arrow => !Order.IsBy(Column) ? "" : Order.IsDescending ? " ↓" : " ↑";
}
