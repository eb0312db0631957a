using SemCovNet.Dashboard.Layout;

namespace SemCovNet.Dashboard.Charts;

/// <summary>A page with charts.</summary>
/// <param name="kinds">See <see cref="Chart.Kind"/>.</param>
public sealed class DrawsChartsAttribute(params string[] kinds) : DrawsWithAttribute(
[
    "lib/echarts/echarts.js", "js/charts/theme.js", "js/charts/canvas.js", .. kinds.Select(kind => $"js/charts/{kind}.js"),
]);
