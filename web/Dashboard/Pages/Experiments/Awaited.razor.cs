using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Pages.Experiments.Reading;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments;

/// <summary>Why something is not there, by how far the experiment has come, and what the next step is.</summary>
public sealed partial class Awaited
{
    [Parameter, EditorRequired]
    public required ExperimentView View { get; set; }

    /// <summary>What is not there, for instance "Not evaluated".</summary>
    [Parameter, EditorRequired]
    public required string What { get; set; }

    // What was evaluated is assessed, whatever became of the experiment itself.
    private bool HasEnded => View is { Shown: null, Summary.Status: ExperimentStatus.Failed or ExperimentStatus.Cancelled };

    private string Sentence => View.Summary.Status switch
    {
        ExperimentStatus.Failed when HasEnded => $"{What}: its training failed, and nothing follows.",
        ExperimentStatus.Cancelled when HasEnded => $"{What}: it was cancelled, and nothing follows.",
        ExperimentStatus.Waiting => $"{What} yet: it waits for its training.",
        ExperimentStatus.Training => $"{What} yet: that follows its training, which is at epoch {View.Summary.Epoch} of {View.Summary.Epochs}.",
        ExperimentStatus.Evaluating => $"{What} yet: its model is trained and being evaluated.",
        _ => $"{What} yet: its evaluation is being assessed.",
    };
}
