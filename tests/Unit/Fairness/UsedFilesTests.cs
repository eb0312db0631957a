using System.Text;
using SemCovNet.Fairness.Files;
using SemCovNet.Fairness.InUse;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class UsedFilesTests
{
    private static readonly UsedFiles TwoClasses = new("e1", ["other", "MEL"]);

    [Fact]
    public void Answers_are_read_with_what_is_known_and_what_is_not()
    {
        var batch = TwoClasses.ReadAnswers("monday.csv", Stream("case,p,d:vessels,d:hair,y\na,0.25,1,,MEL\nb,0.5,0,0.5,\n"), Note);
        Assert.Equal(["vessels", "hair"], batch.Descriptors);
        Assert.Equal(("a", 1, 1, null), (batch.Rows[0].Case, batch.Rows[0].Outcome, batch.Rows[0].Values[0], batch.Rows[0].Values[1]));
        Assert.Equal([0.75, 0.25], batch.Rows[0].Probabilities);
        Assert.Null(batch.Rows[1].Outcome);
    }

    [Fact]
    public void Classes_may_stand_in_any_order_and_are_those_of_the_model()
    {
        var batch = TwoClasses.ReadAnswers("monday.csv", Stream("case,p:MEL,p:other\na,0.25,0.75\n"), Note);
        Assert.Equal([0.75, 0.25], batch.Rows[0].Probabilities);
    }

    [Theory]
    [InlineData("case,p\na,1.5\nb,x\n", "monday.csv, row 2, column \"p\": 1.5 is not within 0 and 1\nmonday.csv, row 3, column \"p\": \"x\" is not a number")]
    [InlineData("case,p:benign,p:MEL\na,0.5,0.5\n", "monday.csv, column \"p:\": the classes are benign, MEL, but the model's are other, MEL")]
    [InlineData("p\n0.5\n", "monday.csv, column \"case\": the column is missing")]
    [InlineData("case,p,y\na,0.5,BCC\n", "monday.csv, row 2, column \"y\": the class \"BCC\" is unknown: the classes are other, MEL")]
    public void What_is_wrong_is_named_with_row_and_column(string content, string error) =>
        Assert.Equal(error, Assert.Throws<FileRefusedException>(() => TwoClasses.ReadAnswers("monday.csv", Stream(content), Note)).Message.ReplaceLineEndings("\n"));

    [Fact]
    public void A_model_of_many_classes_wants_a_probability_for_each()
    {
        var error = Assert.Throws<FileRefusedException>(() => new UsedFiles("e1", ["a", "b", "c"]).ReadAnswers("monday.csv", Stream("case,p\na,0.5\n"), Note));
        Assert.Equal("monday.csv, column \"p\": the model has 3 classes: give one p:<class> each, p:a, p:b, p:c", error.Message);
    }

    [Fact]
    public void Outcomes_that_contradict_each_other_are_refused()
    {
        Assert.Equal(1, TwoClasses.ReadOutcomes("path.csv", Stream("case,y\na,MEL\na,1\n"), Note).Outcomes["a"]);
        var error = Assert.Throws<FileRefusedException>(() => TwoClasses.ReadOutcomes("path.csv", Stream("case,y\na,MEL\na,other\n"), Note));
        Assert.Equal("path.csv, row 3, column \"y\": the case \"a\" has another outcome in a row above", error.Message);
    }

    private static void Note(string note) => Assert.Fail($"Nothing was to be noted, but: {note}");

    private static MemoryStream Stream(string content) => new(Encoding.UTF8.GetBytes(content));
}
