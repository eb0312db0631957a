namespace SemCovNet.Tests.Chaos.Subjects;

/// <summary>A process under test: real components, told by arguments what to do and where to die. It ends with its driver.</summary>
internal static class Subject
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        EndWithDriver();
        var told = SubjectArguments.Parse(arguments[1..]);
        Task running = arguments[0] switch
        {
            AppendSubject.Name => AppendSubject.RunAsync(told),
            ProjectSubject.Name => ProjectSubject.RunAsync(told),
            RelaySubject.Name => RelaySubject.RunAsync(told),
            var unknown => throw new ArgumentException($"\"{unknown}\" is no subject."),
        };
        await running;
        return 0;
    }

    private static void EndWithDriver()
    {
        var listening = new Thread(ListenToDriver) { IsBackground = true };
        listening.Start();
    }

    // The driver holds the other end of standard input; the system closes it however the driver ends.
    private static void ListenToDriver()
    {
        while (Console.In.Read() >= 0)
        {
        }
        Death.Now();
    }
}
