namespace SemCovNet.Dashboard.Pages.Datasets.Agreement;

/// <summary>The words of Landis and Koch (Biometrics 33, 1977) for a value of agreement.</summary>
public static class AgreementWord
{
    public static string Of(double? value) => value switch
    {
        null => "",
        <= 0 => "poor",
        <= 0.2 => "slight",
        <= 0.4 => "fair",
        <= 0.6 => "moderate",
        <= 0.8 => "substantial",
        _ => "almost perfect",
    };
}
