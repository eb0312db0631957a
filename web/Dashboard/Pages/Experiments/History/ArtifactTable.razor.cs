using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts;
using SemCovNet.Dashboard.Pages.Experiments.Reading;

namespace SemCovNet.Dashboard.Pages.Experiments.History;

/// <summary>What went into the experiment and what came out of it, by digest.</summary>
public sealed partial class ArtifactTable
{
    [Parameter, EditorRequired]
    public required ExperimentView View { get; set; }

    private IEnumerable<(string Name, Digest Digest)> Artifacts =>
    [
        ("Dataset manifest", View.Summary.Manifest),
        ("Annotation set", View.Summary.Annotations),
        .. View.Summary.Model is { } model
            ? new[] { ("Weights", model.Weights), ("ONNX model", model.Onnx), ("Per-step metrics", model.Series) }
            : [],
        .. View.Shown is { } shown ? new[] { ("Predictions", shown.Predictions), ("Evaluation report", shown.Report) } : [],
        .. View.Assessment is { } assessment ? new[] { ("Fairness report", assessment.Report) } : [],
    ];
}
