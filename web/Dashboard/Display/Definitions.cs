namespace SemCovNet.Dashboard.Display;

/// <summary>Every metric and disparity the pages show, by its versioned id.</summary>
public static class Definitions
{
    public const string Higher = "higher";
    public const string Lower = "lower";
    public const string NearZero = "nearer to zero";

    public static IReadOnlyList<Definition> All { get; } =
    [
        new("auc@1", "AUC", "Area under the ROC curve", Higher, "Ties count half; several classes: macro one-versus-rest.", 'S'),
        new("pra@1", "PRA", "Average precision", Higher, "Step function of precision over recall, no interpolation.", 'S'),
        new("s95@1", "S@95", "Sensitivity at 95 % specificity", Higher, "Highest sensitivity with specificity ≥ 0.95 over all thresholds (step rule).", 'P'),
        new("s95val@1", "S@95 val", "Sensitivity at the validation threshold", Higher, "Sensitivity at the threshold that gave 95 % specificity on validation.", 'O'),
        new("bacc@1", "BAcc", "Balanced accuracy", Higher, "Mean recall over the classes present.", 'S'),
        new("mf1@1", "M-F1", "Macro F1", Higher, "Unweighted mean F1 over classes present in truth or prediction; 0 where F1 is undefined.", 'S'),
        new("ece.pos15@1", "ECE", "Calibration error of p(positive)", Lower, "15 equal-width bins on p(positive): Σ share · |mean p − positive rate|.", 'S'),
        new("ece.top15@1", "ECE top", "Calibration error of the top label", Lower, "15 equal-width bins on the top-label confidence.", 'S'),
        new("ece.mass15@1", "ECE mass", "Calibration error, equal-mass bins", Lower, "15 bins with the same number of rows.", 'S'),
        new("brier@1", "Brier", "Brier score", Lower, "Mean squared error of the probability vector (two classes: of p(positive)).", 'S'),
        new("acc@1", "Acc", "Accuracy", Higher, "Share of rows whose predicted class is the true one.", 'S'),
        new("sens@1", "Sensitivity", "Sensitivity at the threshold", Higher, "Share of the positive rows that are called positive.", 'S'),
        new("spec@1", "Specificity", "Specificity at the threshold", Higher, "Share of the negative rows that are not called positive.", 'S'),
        new("acc.worst@1", "Worst group", "Worst-group accuracy", Higher, "Lowest accuracy over the groups class × subgroup that occur.", 'S'),
        new("acc.adj@1", "Adj. acc", "Adjusted accuracy", Higher,
            "Mean accuracy over the groups class × subgroup, each weighted by its share of the training data.", 'S'),
        new("odds.gap@1", "Odds gap", "Equalised-odds gap", Lower,
            "Largest difference between two subgroups in P(predicted = d | true = c), over all c and d.", 'S'),
        new("cdi.within@1", "CDI", "Coverage–error rank correlation within classes", NearZero,
            "For each class with at least 3 groups that count: ρ = Spearman(coverage, error); signed = mean ρ weighted by the class's number of groups; value = |signed|.", 'O'),
        new("cdi.slope@1", "Slope", "Error per tenfold coverage", NearZero,
            "n_eff-weighted least-squares slope of error on log10(coverage + 1e-4), one intercept a class.", 'O'),
        new("cdi.pearson@1", "Pearson", "Coverage–error correlation", NearZero, "Pearson of coverage and error, both centred on their class mean.", 'O'),
        new("cdi.logpearson@1", "Log-Pearson", "Log-coverage–error correlation", NearZero,
            "Pearson of log10(coverage + 1e-4) and error, both centred on their class mean.", 'O'),
        new("cdi.pooled@1", "Pooled", "Naive rank correlation", NearZero,
            "Spearman over all groups of all classes, not controlled for class: class imbalance can hide or invert the effect.", 'O'),
        new("cdi.gap@1", "Gap", "Tail error minus head error", NearZero,
            "n_eff-weighted mean error of each class's tail (C ≤ Q25) minus that of its head (C ≥ Q75), averaged over classes by n_eff.", 'O'),
        new("kappa.cohen@1", "Kappa", "Cohen's kappa of two annotators", Higher,
            "(po − pe) / (1 − pe): the share of images on which both say the same, beyond what two who answer yes as often would by chance.", 'S'),
        new("icc.2-1@1", "ICC(2,1)", "Intraclass correlation of two annotators", Higher,
            "Two-way random effects, absolute agreement of single ratings (Shrout and Fleiss, 1979): a constant difference counts against them.", 'S'),
    ];
}
