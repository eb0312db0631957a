namespace SemCovNet.ReadModels.Experiments;

/// <summary>Which experiments a list shows: a constant text of SQL, and the values it names.</summary>
internal sealed record ExperimentFilter(string Condition, string? Search, string? DatasetId, string? Status)
{
    public static ExperimentFilter Of(ExperimentListRequest request)
    {
        List<string> conditions = ["1 = 1"];
        if (!string.IsNullOrWhiteSpace(request.Search))
            conditions.Add(@"lower(id || ' ' || recipe || ' ' || dataset_id || ' ' || reason) like @Search escape '\'");
        if (request.DatasetId is not null)
            conditions.Add("dataset_id = @DatasetId");
        if (request.Status is not null)
            conditions.Add("status = @Status");
        return new(
            string.Join(" and ", conditions), string.IsNullOrWhiteSpace(request.Search) ? null : LikePattern.Anywhere(request.Search.Trim()),
            request.DatasetId, request.Status?.ToString());
    }
}
