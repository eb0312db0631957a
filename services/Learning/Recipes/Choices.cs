namespace SemCovNet.Learning.Recipes;

/// <summary>Where descriptor tokens come from; <see cref="None"/> leaves the semantic descriptor map out.</summary>
public enum TokenSource { None, Prior, Visual, Hybrid }

/// <summary>How prior and visual tokens join when the source is <see cref="TokenSource.Hybrid"/>.</summary>
public enum TokenFusion { Gated, Sum, Concat }

/// <summary>What the CDI regulariser punishes: the squared within-class slope, the squared correlation, or both.</summary>
public enum CdiPenalty { Off, Slope, Rho, Both }

public enum ClassLoss { CrossEntropy, ClassBalanced, Asymmetric, GroupDro }

/// <summary>Which epoch's weights are kept: those with the best validation score, or the last ones, where too few validation cases would choose by luck.</summary>
public enum Keeping { Best, Last }

/// <summary>What a prediction is shown of an image: the square in its middle, or the whole of it pressed into a square.</summary>
public enum Framing { Centre, Whole }

/// <summary>How an epoch's batches are drawn: each sample once, or each group of class × subgroup as often as any other.</summary>
public enum Sampling { Shuffled, GroupBalanced }

/// <summary>How probabilities are fitted to frequencies on the validation rows: by a temperature; for two classes by a temperature and a shift (Platt).</summary>
public enum Calibration { None, Temperature, Platt }

/// <summary>
/// What a threshold of two classes is held against: the probability, or a score that also weighs the predicted descriptors, so that among
/// positives error follows coverage less. Probabilities stay as they are either way.
/// </summary>
public enum DecisionBasis { Probability, Coverage }

/// <summary>What keeps its weights while the rest trains: nothing, or the backbone.</summary>
public enum Freezing { None, Body }

public enum ComputeDevice { Auto, Cpu, Cuda }
