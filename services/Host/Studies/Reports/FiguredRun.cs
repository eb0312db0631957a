using SemCovNet.Contracts.Comparisons;
using SemCovNet.Fairness.Comparing;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Studies.Reports;

/// <summary>One training, asked one way, with its figures: they take seconds to draw, and several means need them.</summary>
internal sealed record FiguredRun(int Seed, TestedRun Run, IReadOnlyDictionary<Measure, ResampledFigure> Figures);
