using System.ComponentModel.DataAnnotations;

namespace SemCovNet.Dashboard;

/// <summary>Configuration section <c>Dashboard</c>.</summary>
public sealed class DashboardOptions
{
    public const string Section = "Semcov:Dashboard";

    /// <summary>Where the annotation service answers, for instance http://annotation:8080. Default: none, for it is in this process.</summary>
    [Url(ErrorMessage = "Semcov:Dashboard:AnnotationUrl must be the http or https address of the annotation service, for instance http://annotation:8080; leave it out when that service is in this process.")]
    public string? AnnotationUrl { get; set; }

    /// <summary>Where an evaluation service answers, for instance http://evaluation:8080. Default: none, for it is in this process.</summary>
    [Url(ErrorMessage = "Semcov:Dashboard:EvaluationUrl must be the http or https address of an evaluation service, for instance http://evaluation:8080; leave it out when that service is in this process.")]
    public string? EvaluationUrl { get; set; }

    /// <summary>Where the fairness service answers, for instance http://fairness:8080. Default: none, for it is in this process.</summary>
    [Url(ErrorMessage = "Semcov:Dashboard:FairnessUrl must be the http or https address of the fairness service, for instance http://fairness:8080; leave it out when that service is in this process.")]
    public string? FairnessUrl { get; set; }

    /// <summary>Where a training service answers, for instance http://training:8080. Default: none, for it is in this process.</summary>
    [Url(ErrorMessage = "Semcov:Dashboard:TrainingUrl must be the http or https address of a training service, for instance http://training:8080; leave it out when that service is in this process.")]
    public string? TrainingUrl { get; set; }
}
