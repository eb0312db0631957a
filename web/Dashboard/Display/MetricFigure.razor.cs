using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Display;

/// <summary>One figure: its value, its interval, and in the title the definition and the number of rows. Undefined is — with the reason.</summary>
public sealed partial class MetricFigure
{
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required double? Value { get; set; }

    [Parameter]
    public double? Low { get; set; }

    [Parameter]
    public double? High { get; set; }

    /// <summary>What it was computed from, for instance "n = 1097".</summary>
    [Parameter]
    public string? N { get; set; }

    /// <summary>Why there is no value.</summary>
    [Parameter]
    public string? Undefined { get; set; }

    /// <summary>Whether the interval, or the reason, is written beside the value; in a narrow table the title alone says it.</summary>
    [Parameter]
    public bool ShowInterval { get; set; } = true;

    /// <summary>Which number it is; null for the metric's headline.</summary>
    [Parameter]
    public NumberKey? Of { get; set; }

    /// <summary>Where numbers lead; null on pages that cannot tell.</summary>
    [CascadingParameter]
    private WhyLinks? Links { get; set; }

    private NumberKey Key => Of ?? new(Id);

    private Definition Definition => Definition.Of(Id);

    private string Text(double value) => Definition.IsSigned ? Figure.Signed(value) : Figure.Fixed(value);

    private string Title => string.Join(" · ", new[]
    {
        $"{Definition.Name} ({Id})",
        Value is null ? $"undefined: {Undefined ?? "not computed yet"}" : Figure.Whole(Value),
        Low is null ? null : $"95 % interval {Figure.Interval(Low, High, Definition.IsSigned)}",
        N,
    }.Where(part => part is not null));
}
