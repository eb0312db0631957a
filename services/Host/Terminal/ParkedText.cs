using System.Text;
using SemCovNet.EventStore;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Parked;
using Spectre.Console;

namespace SemCovNet.Cli.Terminal;

/// <summary>Parked messages for a person.</summary>
internal static class ParkedText
{
    private const int MostFault = 90;

    public static void Write(Page<ParkedSummary> page)
    {
        if (page.Rows.Count == 0)
        {
            Out.Answer.WriteLine("No message is parked: whatever was sent was consumed.");
            return;
        }
        var table = Out.Table("id", "queue", "type", "fault", "parked (UTC)", "times", "decision");
        foreach (var m in page.Rows)
            table.Row(
                m.Id, m.Queue, m.MessageType?.Split(':')[^1] ?? "–", m.Fault.Length > MostFault ? m.Fault[..MostFault] + "…" : m.Fault,
                $"{m.At:yyyy-MM-dd HH:mm:ss}", $"{m.Times}", m.Decision.ToString().ToLowerInvariant());
        Out.Answer.Write(table);
        if (page.Total > page.Rows.Count)
            Out.Say($"{page.Rows.Count} of {page.Total}; more with --limit");
    }

    public static void Write(ParkedSummary m, byte[] body)
    {
        var table = Out.Table("parked message", m.Id).HideHeaders();
        table.Row("id", m.Id);
        table.Row("queue", m.Queue);
        table.Row("message id", m.MessageId?.ToString() ?? "none");
        table.Row("type", m.MessageType ?? "unknown");
        table.Row("cause", $"{m.Cause.ToString().ToLowerInvariant()}, {m.Times} times, last {m.At:yyyy-MM-dd HH:mm:ss} UTC");
        table.Row("fault", m.Exception is null ? m.Fault : $"{m.Exception}: {m.Fault}");
        table.Row("decision", m.DecidedBy is null ? "waiting" : $"{m.Decision.ToString().ToLowerInvariant()} by {m.DecidedBy}: {m.Reason}");
        table.Row("body", $"{m.Bytes} bytes, {m.Body}");
        Out.Answer.Write(table);
        Console.WriteLine(SaidText.Printable(Encoding.UTF8.GetString(body)));
    }
}
