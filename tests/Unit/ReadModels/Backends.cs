namespace SemCovNet.Tests.Unit.ReadModels;

public sealed class SqliteDatasetQueries() : DatasetQueriesTests(new SqliteReadModels());

public sealed class PostgresDatasetQueries() : DatasetQueriesTests(new PostgresReadModels());

public sealed class SqliteExperimentQueries() : ExperimentQueriesTests(new SqliteReadModels());

public sealed class PostgresExperimentQueries() : ExperimentQueriesTests(new PostgresReadModels());

public sealed class SqliteQueryLanguage() : Querying.QueryLanguageTests(new SqliteReadModels());

public sealed class PostgresQueryLanguage() : Querying.QueryLanguageTests(new PostgresReadModels());

public sealed class SqliteLeases() : LeaseStoreTests(new SqliteReadModels());

public sealed class PostgresLeases() : LeaseStoreTests(new PostgresReadModels());

public sealed class SqliteLineageQueries() : LineageQueriesTests(new SqliteReadModels());

public sealed class PostgresLineageQueries() : LineageQueriesTests(new PostgresReadModels());

public sealed class SqliteProjections() : ProjectionTests(new SqliteReadModels());

public sealed class PostgresProjections() : ProjectionTests(new PostgresReadModels());

public sealed class SqliteHistory() : HistoryTests(new SqliteReadModels());

public sealed class PostgresHistory() : HistoryTests(new PostgresReadModels());
