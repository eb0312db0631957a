using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Files;
using SemCovNet.Tables;
using static SemCovNet.Fairness.Files.PredictionColumns;

namespace SemCovNet.Fairness.InUse;

/// <summary>What a model in use is told, as tables: CSV or JSON Lines.</summary>
/// <param name="experimentId">The model's.</param>
/// <param name="classes">The model's, in its order; with two classes cells may also call them 0 and 1.</param>
public sealed class UsedFiles(string experimentId, IReadOnlyList<string> classes)
{
    private readonly ClassNames names = new(classes);

    /// <summary>
    /// Answers: <c>case</c>, then <c>p</c> (of the second class) or one <c>p:&lt;class&gt;</c> a class, one <c>d:&lt;descriptor&gt;</c> each (blank = not
    /// observed), and <c>y</c> where the outcome is known already.
    /// </summary>
    /// <exception cref="FileRefusedException">Something is wrong; the message names file, row and column.</exception>
    /// <exception cref="UnreadableFileException">The file is empty or not a table.</exception>
    public UsedBatch ReadAnswers(string name, Stream content, Action<string> note)
    {
        var file = new CheckedFile(name, note);
        var rows = file.Rows(content);
        var columns = PredictionColumns.Of(CheckedFile.Columns(rows), file, labelled: false);
        CheckClasses(columns, file);
        file.ThrowIfWrong();
        var batch = new UsedBatch(experimentId, columns.Descriptors, [.. rows.Select(row => ReadAnswer(file, row, columns))]);
        file.ThrowIfWrong();
        return batch;
    }

    /// <summary>Outcomes: <c>case</c> and <c>y</c>, the true class.</summary>
    /// <inheritdoc cref="ReadAnswers" path="/exception"/>
    public OutcomeBatch ReadOutcomes(string name, Stream content, Action<string> note)
    {
        var file = new CheckedFile(name, note);
        var rows = file.Rows(content);
        file.Require(CheckedFile.Columns(rows), Case, Label);
        file.ThrowIfWrong();
        var outcomes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var (of, outcome) = (file.Text(row, Case), names.IndexOf(file, row, Label));
            if (!outcomes.TryAdd(of, outcome) && outcomes[of] != outcome)
                file.Wrong(row.Line, Label, $"the case \"{of}\" has another outcome in a row above");
        }
        file.ThrowIfWrong();
        return new(experimentId, outcomes);
    }

    private void CheckClasses(PredictionColumns columns, CheckedFile file)
    {
        var named = columns.Probabilities.Count > 1;
        if (named && !columns.Classes.All.ToHashSet().SetEquals(classes))
            file.Wrong(null, ClassPrefix, $"the classes are {string.Join(", ", columns.Classes.All)}, but the model's are {string.Join(", ", classes)}");
        if (!named && classes.Count != 2)
            file.Wrong(null, Positive, $"the model has {classes.Count} classes: give one {ClassPrefix}<class> each, {string.Join(", ", classes.Select(c => ClassPrefix + c))}");
    }

    private UsedAnswer ReadAnswer(CheckedFile file, TableRow row, PredictionColumns columns)
    {
        var probabilities = columns.Probabilities is [var positive]
            ? file.Share(row, positive) is var p ? [1 - p, p] : []
            : classes.Select(name => file.Share(row, ClassPrefix + name)).ToList();
        return new(
            file.Text(row, Case), probabilities,
            [.. columns.Descriptors.Select(name => file.ShareOrUnknown(row, DescriptorPrefix + name)).Select(value => double.IsNaN(value) ? null : (double?)value)],
            row[Label].Length == 0 ? null : names.IndexOf(file, row, Label));
    }
}
