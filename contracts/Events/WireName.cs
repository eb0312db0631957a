using System.Reflection;

namespace SemCovNet.Contracts.Events;

/// <summary>What is written into a stream. An event, once released, is part of the API: change it only by a new version beside it.</summary>
public interface IEvent;

/// <summary>
/// The name an event bears in the streams, <c>writer.what-happened.v1</c>. It never changes, so that a class may be renamed
/// and yesterday's events still be read.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WireNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Every event of this assembly by wire name, both ways.</summary>
public static class WireNames
{
    private static readonly Dictionary<string, Type> TypeByName = typeof(WireNames).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IEvent)) && !type.IsAbstract)
        .ToDictionary(NameIn, StringComparer.Ordinal);

    private static readonly Dictionary<Type, string> NameByType = TypeByName.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static IReadOnlyCollection<Type> EventTypes => NameByType.Keys;

    public static string Of(Type eventType) => NameByType[eventType];

    /// <exception cref="UnknownEventTypeException">No event of this version of the code bears the name.</exception>
    public static Type TypeOf(string name) => TypeByName.GetValueOrDefault(name) ?? throw new UnknownEventTypeException(name);

    private static string NameIn(Type type) =>
        type.GetCustomAttribute<WireNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{type.Name} is an event without [WireName]: give it one, for it is part of the API.");
}

/// <summary>A stream holds an event that this version of the code does not know: it is older than the data.</summary>
public sealed class UnknownEventTypeException(string name)
    : Exception($"The event type \"{name}\" is unknown to this version: it was written by a newer one. Update before reading this stream.")
{
    public string WireName { get; } = name;
}
