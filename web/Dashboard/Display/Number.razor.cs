using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Display;

/// <summary>A number in a table: rounded for the eye, as it is stored for an export, where its interval becomes two columns.</summary>
public sealed partial class Number
{
    [Parameter, EditorRequired]
    public required double? Value { get; set; }

    [Parameter]
    public double? Low { get; set; }

    [Parameter]
    public double? High { get; set; }

    [Parameter]
    public int Decimals { get; set; } = 3;

    /// <summary>How it is written where decimals do not say it all.</summary>
    [Parameter]
    public Func<double?, string>? As { get; set; }

    /// <summary>What an export adds to the column's name where a cell holds several numbers.</summary>
    [Parameter]
    public string? Part { get; set; }

    private string Text => As is null ? Figure.Fixed(Value, Decimals) : As(Value);
}
