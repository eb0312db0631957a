namespace SemCovNet.Ingestion.Formats;

internal static class AgeBands
{
    /// <param name="years">0 or more.</param>
    public static string Of(double years) => years switch { < 40 => "0-39", < 60 => "40-59", < 80 => "60-79", _ => "80+" };
}
