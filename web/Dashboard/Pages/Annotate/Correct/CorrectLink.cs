namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <summary>Where an image is corrected.</summary>
public static class CorrectLink
{
    public static string To(string dataset, string image, WorkCell? cell = null) =>
        $"annotate/{Uri.EscapeDataString(dataset)}/{Uri.EscapeDataString(image)}{Query(cell ?? WorkCell.All)}";

    /// <summary>Where the list itself is shown.</summary>
    public static string ToList(string dataset, WorkCell cell) => $"annotate/{Uri.EscapeDataString(dataset)}{Query(cell)}#correct";

    private static string Query(WorkCell cell) => cell.ToQuery() is { } query ? $"?cell={Uri.EscapeDataString(query)}" : "";
}
