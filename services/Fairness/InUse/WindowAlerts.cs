using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Fairness.InUse;

/// <summary>What of a window's report is worth an alert.</summary>
internal static class WindowAlerts
{
    public static IReadOnlyList<AlertRaised> Of(WindowReport report, string datasetId) =>
        [.. Findings(report).Select(finding => new AlertRaised(report.ExperimentId, datasetId, IdOf(report, finding), finding.Kind, finding.Subject, report.Window, finding.Words))];

    /// <summary>Drifts that chance does not explain, and limits that the whole interval breaks: a window is small, so a value alone is not enough.</summary>
    public static IEnumerable<(AlertKind Kind, string Subject, string Words)> Findings(WindowReport report) =>
        report.Drifts.Where(drift => drift.QValue <= report.Level).Select(drift => (drift.Kind, drift.Subject, Words(drift, report)))
            .Concat(report.Limits.Where(IsProven).Select(limit => (AlertKind.Budget, limit.Limit.Figure, $"{limit.Evidence} (window {report.Window}, {report.Known} known outcomes)")));

    private static bool IsProven(LimitVerdict limit) => limit.Low > limit.Limit.Maximum || limit.High < limit.Limit.Minimum;

    private static string Words(DriftResult drift, WindowReport report) => drift.Kind switch
    {
        AlertKind.Tail => string.Create(CultureInfo.InvariantCulture,
            $"Tail coverage moved from {report.TailThen:0.000} among {report.ReferenceRows} test rows to {report.TailNow:0.000} in window {report.Window} of {report.Rows} answers (q {drift.QValue:0.000})"),
        AlertKind.Probability => string.Create(CultureInfo.InvariantCulture,
            $"The probabilities of {drift.Subject} are spread otherwise than in the test: total variation {drift.Size:0.000} between {report.ReferenceRows} test rows and window {report.Window} of {report.Rows} answers (q {drift.QValue:0.000})"),
        _ => string.Create(CultureInfo.InvariantCulture,
            $"Descriptor {drift.Subject} is spread otherwise than in the test: total variation {drift.Size:0.000} between {report.ReferenceRows} test rows and window {report.Window} of {report.Rows} answers (q {drift.QValue:0.000})"),
    };

    private static string IdOf(WindowReport report, (AlertKind Kind, string Subject, string Words) finding) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{report.ExperimentId}\n{report.Window}\n{ModelInUseDecider.Key(finding.Kind, finding.Subject)}")))[..12];
}
