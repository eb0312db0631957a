using System.Text.Json.Serialization;

namespace SemCovNet.Contracts.Http;

/// <summary>By name in JSON.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewKind>))]
public enum ReviewKind
{
    Comment,
    Promote,
    Reject,
}

/// <summary>
/// What <c>POST /api/experiments/{id}/reviews</c> takes: 204 when it is recorded or was so before, 409 with the reason when it must not be.
/// </summary>
/// <param name="Text">The comment, or the reason of the decision.</param>
/// <param name="Override">Promote although no gate was passed.</param>
public sealed record ReviewBody(ReviewKind Kind, string Text, bool Override = false);
