namespace SemCovNet.Tests.Unit.EventStore.Contract;

public sealed class SqliteAppend(SqliteStore store) : AppendContract<SqliteStore>(store);

public sealed class SqliteRead(SqliteStore store) : ReadContract<SqliteStore>(store);

public sealed class SqliteSubscribe(SqliteStore store) : SubscribeContract<SqliteStore>(store);

public sealed class SqliteRaces(SqliteStore store) : RaceContract<SqliteStore>(store);
