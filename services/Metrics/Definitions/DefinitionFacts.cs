namespace SemCovNet.Metrics;

/// <summary>What a reader asks of each definition beside its formula.</summary>
internal static class DefinitionFacts
{
    private const string Probabilities = "Probability of each class and the true class of every row.";
    private const string Decisions = "The decided and the true class of every row.";
    private const string BySubgroup = "Decisions, true classes and the subgroup of every row.";
    private const string Groups = "Training coverage of each group; decisions, true classes and descriptor values of evaluation rows.";
    private const string FewGroups = "Fewer than 3 groups count in every class, or in each such class coverage or error does not vary. A class without variance is left out and named.";
    private const string NoRows = "There are no rows.";
    private const string OneClass = "Only one class occurs, or there are no rows.";
    private const string NotBinary = "More than two classes, or there are no rows.";

    private static readonly Dictionary<string, (string Short, string Inputs, string Undefined, DefinitionSource Source)> Known = new()
    {
        ["cdi.within@1"] = ("CDI", Groups, FewGroups, DefinitionSource.Reimplementation),
        ["cdi.slope@1"] = ("Slope", Groups, FewGroups, DefinitionSource.Reimplementation),
        ["cdi.pearson@1"] = ("Pearson", Groups, FewGroups, DefinitionSource.Reimplementation),
        ["cdi.logpearson@1"] = ("Log-Pearson", Groups, FewGroups, DefinitionSource.Reimplementation),
        ["cdi.pooled@1"] = ("Pooled", Groups, "Fewer than 3 groups count in every class, or coverage or error does not vary over all groups.", DefinitionSource.Reimplementation),
        ["cdi.gap@1"] = ("Gap", Groups, FewGroups, DefinitionSource.Reimplementation),
        ["cdi.within@2"] = ("CDI, noise out", Groups + " Bootstrap replicates of each group's error.", FewGroups + " Without replicates.", DefinitionSource.Reimplementation),
        ["auc@1"] = ("AUC", Probabilities, OneClass, DefinitionSource.Standard),
        ["pra@1"] = ("PRA", Probabilities, "No row is positive, or there are no rows.", DefinitionSource.Standard),
        ["s95@1"] = ("S@95", Probabilities, "More than two classes, or one of the two does not occur.", DefinitionSource.Paper),
        ["s95val@1"] = ("S@95 val", Probabilities + " A threshold fixed on validation rows.", "More than two classes, no threshold was fixed, or no row is positive.", DefinitionSource.Reimplementation),
        ["bacc@1"] = ("BAcc", Decisions, NoRows, DefinitionSource.Standard),
        ["mf1@1"] = ("M-F1", Decisions, NoRows, DefinitionSource.Standard),
        ["acc@1"] = ("Acc", Decisions, NoRows, DefinitionSource.Standard),
        ["sens@1"] = ("Sensitivity", Decisions, "More than two classes, or no row is positive.", DefinitionSource.Standard),
        ["spec@1"] = ("Specificity", Decisions, "More than two classes, or no row is negative.", DefinitionSource.Standard),
        ["ece.pos15@1"] = ("ECE", Probabilities, NotBinary, DefinitionSource.Standard),
        ["ece.top15@1"] = ("ECE top", Probabilities, NoRows, DefinitionSource.Standard),
        ["ece.mass15@1"] = ("ECE mass", Probabilities, NoRows, DefinitionSource.Standard),
        ["brier@1"] = ("Brier", Probabilities, NoRows, DefinitionSource.Standard),
        ["acc.worst@1"] = ("Worst group", BySubgroup, "No row has a subgroup.", DefinitionSource.Standard),
        ["acc.adj@1"] = ("Adj. acc", BySubgroup + " Shares of the groups in the training rows.", "No row has a subgroup, or the shares are not known.", DefinitionSource.Standard),
        ["odds.gap@1"] = ("Odds gap", BySubgroup, "No class has rows in two subgroups.", DefinitionSource.Standard),
    };

    /// <exception cref="KeyNotFoundException">A definition was registered without a line here.</exception>
    public static (string Short, string Inputs, string Undefined, DefinitionSource Source) Of(string id) =>
        Known.TryGetValue(id, out var facts) ? facts : throw new KeyNotFoundException($"Nothing says what '{id}' is computed from: add a line to {nameof(DefinitionFacts)}.");
}
