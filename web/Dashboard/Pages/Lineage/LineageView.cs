using SemCovNet.Dashboard.Live;
using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Dashboard.Pages.Lineage;

/// <summary>What the lineage page reads.</summary>
/// <param name="At">The position that the graph is as of; null for now.</param>
/// <param name="Moments">Oldest first; empty where there is no node at all.</param>
public sealed record LineageView(LineageGraph Graph, long? At, IReadOnlyList<Moment> Moments);
