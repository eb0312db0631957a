namespace SemCovNet.Tests.Unit.EventStore.Contract;

public sealed class SqliteAppend(SqliteStore store) : AppendContract<SqliteStore>(store);

public sealed class SqliteRead(SqliteStore store) : ReadContract<SqliteStore>(store);

public sealed class SqliteSubscribe(SqliteStore store) : SubscribeContract<SqliteStore>(store);

public sealed class SqliteRaces(SqliteStore store) : RaceContract<SqliteStore>(store);

public sealed class SqliteCheckpoints(SqliteStore store) : CheckpointContract<SqliteStore>(store);

public sealed class PostgresAppend(PostgresStore store) : AppendContract<PostgresStore>(store);

public sealed class PostgresRead(PostgresStore store) : ReadContract<PostgresStore>(store);

public sealed class PostgresSubscribe(PostgresStore store) : SubscribeContract<PostgresStore>(store);

public sealed class PostgresRaces(PostgresStore store) : RaceContract<PostgresStore>(store);

public sealed class PostgresCheckpoints(PostgresStore store) : CheckpointContract<PostgresStore>(store);
