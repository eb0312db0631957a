namespace SemCovNet.Contracts.Http;

/// <summary>
/// What <c>POST /api/datasets/{id}/revisions</c> takes: all that one person corrects on one image, saved together or not at all. Without changes
/// it says that the image was looked at.
/// </summary>
/// <param name="Reason">Why, for whoever reads the history.</param>
public sealed record ImageRevision(string Image, IReadOnlyList<ValueRevision> Changes, string Reason);

/// <param name="From">The value that was shown when it was corrected, 0 to 1; null where it was not observed.</param>
/// <param name="To">0 to 1; null takes the value back.</param>
public sealed record ValueRevision(string Descriptor, double? From, double? To);

/// <summary>The answer: 200 when it is saved, 409 when somebody else changed a value meanwhile, and then nothing is saved.</summary>
/// <param name="AnnotationVersion">The newest set.</param>
public sealed record ImageRevisionAnswer(int AnnotationVersion, IReadOnlyList<ValueConflict> Conflicts);

/// <param name="Expected">The value that was shown.</param>
/// <param name="Found">The value that somebody else has given meanwhile.</param>
/// <param name="Wanted">The value that was to be saved.</param>
public sealed record ValueConflict(string Descriptor, double? Expected, double? Found, double? Wanted);
