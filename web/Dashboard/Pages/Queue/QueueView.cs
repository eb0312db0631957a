using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Parked;
using SemCovNet.ReadModels.Queue;

namespace SemCovNet.Dashboard.Pages.Queue;

/// <param name="Parked">Messages that wait for a decision, the newest first.</param>
internal sealed record QueueView(QueueState Queue, Page<ParkedSummary> Parked);
