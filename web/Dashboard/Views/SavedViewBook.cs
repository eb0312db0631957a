using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Dashboard.Views;

/// <summary>Records which views people save and remove.</summary>
public sealed class SavedViewBook(CommandHandler handler)
{
    // Until accounts exist everybody on this machine is the same person.
    private const string Person = "user:local";

    /// <exception cref="ViewRefusedException">The view has no name, or one that is too long.</exception>
    public Task SaveAsync(string page, string name, string query) => HandleAsync(new ViewCommand.Save(page, name.Trim(), query, Person));

    public Task RemoveAsync(string page, string name) => HandleAsync(new ViewCommand.Remove(page, name, Person));

    private Task HandleAsync(ViewCommand command) =>
        handler.HandleAsync(SavedViewDecider.Instance, Streams.Views(command.Page), command, CommandContext.From(command.By));
}
