namespace SemCovNet.Contracts.Http;

/// <summary>
/// What <c>POST /api/experiments/{id}/predictions?file=NAME</c> and <c>…/outcomes?file=NAME</c> answer to a table (CSV or JSON Lines) sent as the request
/// body: 200 when it was taken, 422 with a <see cref="FileRefusal"/> when any row is wrong, 404 when there is no such evaluated model.
/// </summary>
/// <param name="Changed">False where this very content was taken before.</param>
/// <param name="Taken">Rows of answers, or cases of outcomes, in it.</param>
/// <param name="Rows">Answers of this model so far.</param>
/// <param name="Pending">Those that no full window holds yet.</param>
/// <param name="Windows">Windows that are full; they are assessed in the background.</param>
/// <param name="Notes">What is odd but not wrong.</param>
public sealed record ModelFeedAnswer(string BatchId, bool Changed, int Taken, int Rows, int Pending, int Windows, IReadOnlyList<string> Notes);

/// <param name="Problems">The first thousand.</param>
public sealed record FileRefusal(int ProblemCount, IReadOnlyList<FileProblem> Problems);
