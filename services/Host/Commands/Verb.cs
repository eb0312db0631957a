using System.CommandLine;

namespace SemCovNet.Cli.Commands;

/// <summary>A verb with its help: what it does, an example to copy, and its arguments and options in the order of the help.</summary>
internal static class Verb
{
    /// <param name="example">A command line that works as it stands, or with names put in.</param>
    public static Command Of(string name, string does, string example, params IEnumerable<Symbol> takes)
    {
        var command = new Command(name, Help(does, example));
        foreach (var symbol in takes)
        {
            if (symbol is Argument argument)
            {
                argument.Validators.Insert(0, given => ValueRule.Check(given, argument.Name, argument.ValueType));
                command.Add(argument);
            }
            else if (symbol is Option option)
            {
                option.Validators.Insert(0, given => ValueRule.Check(given, option.Name, option.ValueType));
                command.Add(option);
            }
        }
        return command;
    }

    /// <summary>A verb that is one of several by the word after it.</summary>
    /// <param name="example">One of them.</param>
    public static Command Group(string name, string does, string example, params IEnumerable<Command> verbs)
    {
        var command = new Command(name, Help(does, example));
        foreach (var verb in verbs)
            command.Add(verb);
        return command;
    }

    private static string Help(string does, string example) => $"{does}\n\nExample:\n  {example}";
}
