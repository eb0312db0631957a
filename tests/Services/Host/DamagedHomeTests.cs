namespace SemCovNet.Tests.Services.Host;

[Collection(Semcov.Name)]
public sealed class DamagedHomeTests : IDisposable
{
    private readonly TemporaryFolder home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("events.db", "experiments list")]
    [InlineData("events.db", "verify")]
    [InlineData("readmodels.db", "experiments list")]
    public async Task A_file_that_is_no_database_ends_with_1_and_says_how_to_come_by_one(string file, string commandLine)
    {
        home.Write(file, new string('x', 8192));
        (await Semcov.RunAsync([.. commandLine.Split(' '), "--home", home.Path])).IsFailure(
            "A database file is damaged: SQLite Error 26: 'file is not a database'. semcov doctor says which. "
            + "Events come back from a backup: semcov restore DIR --home NEW. Read models are made anew once their file is deleted.");
    }
}
