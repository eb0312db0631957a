namespace SemCovNet.Contracts.Http;

/// <summary>
/// What <c>GET /api/experiments/{id}/maps?image=IMAGE&amp;evaluation=EVALUATION&amp;priors=absent</c> answers: what a model makes of one image of an
/// evaluation, and where it looked for each descriptor. Without <c>priors</c> it is asked as in the evaluation's headline. 409 with the reason where there is
/// no such evaluation, or it did not score the image.
/// </summary>
/// <param name="Content">The image file's bytes that the model was asked about: those of the evaluation's dataset version, which a newer one may have replaced.</param>
/// <param name="PriorsGiven">Whether the observed descriptors were given to the model.</param>
/// <param name="Probabilities">One a class of the evaluation.</param>
/// <param name="Rows">Places from top to bottom of every map; 0 where there are none.</param>
/// <param name="NoMaps">Why there are no maps; null where there are.</param>
public sealed record DescriptorMapsAnswer(
    string ExperimentId, string EvaluationId, string Image, Digest Content, bool PriorsGiven, SeenSquare Seen, IReadOnlyList<double> Probabilities,
    int Rows, int Columns, IReadOnlyList<DescriptorMap> Descriptors, string? NoMaps);

/// <param name="Observed">As the evaluation knew it, 0 to 1; null where it was not observed.</param>
/// <param name="Score">As the model predicts it, 0 to 1; null where it predicts none.</param>
/// <param name="Map">Rows × Columns values from the top left, summing to 1; empty where there is no map.</param>
public sealed record DescriptorMap(string Descriptor, double? Observed, double? Score, IReadOnlyList<double> Map);

/// <summary>The part of a picture that a model sees, as shares of its width and height, 0 to 1.</summary>
public sealed record SeenSquare(double Left, double Top, double Width, double Height);
