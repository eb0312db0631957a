using SemCovNet.Dashboard.Display;
using SemCovNet.ReadModels.Parked;

namespace SemCovNet.Dashboard.Pages.Queue;

/// <summary>All messages that wait for a decision, for programs.</summary>
public static class ParkedRows
{
    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<ParkedSummary> messages) =>
    [
        ["Id", "Queue", "Type", "Fault", "Exception", "Times", "Bytes", "Body", "Beginning", "Parked"],
        .. messages.Select(message => (IReadOnlyList<string>)
        [
            message.Id, message.Queue, message.MessageType ?? "", message.Fault, message.Exception ?? "", Figure.Exact(message.Times), Figure.Exact(message.Bytes),
            message.Body.ToString(), message.Preview, When.Exact(message.At),
        ]),
    ];
}
