using SemCovNet.Learning.Recipes;

namespace SemCovNet.Learning.Semantics;

/// <summary>Sizes of the semantic parts. The paper names the parts; these sizes are ours.</summary>
/// <param name="Descriptors">K, the number of descriptors.</param>
/// <param name="Channels">C, the channels of the backbone's feature map.</param>
/// <param name="Width">d, the width of a token.</param>
/// <param name="Loops">Rounds in which patches read tokens and tokens read patches.</param>
public sealed record SemanticsConfig(long Descriptors, long Channels, long Width, int Loops, TokenSource Source, TokenFusion Fusion);
