using System.Data.Common;

namespace SemCovNet.EventStore.Sql;

/// <summary>The driver's own reader of one page of events: what maps rows to objects would hide it.</summary>
internal static class PlainReader
{
    /// <param name="columns">To select.</param>
    public static async Task<DbDataReader> ReadAsync(DbCommand command, string columns, GlobalPosition after, int size, CancellationToken cancellation)
    {
        command.CommandText = $"select {columns} from event where position > @from order by position limit @size";
        Add(command, "@from", after.Value);
        Add(command, "@size", (long)size);
        return await command.ExecuteReaderAsync(cancellation);
    }

    private static void Add(DbCommand command, string name, long value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
