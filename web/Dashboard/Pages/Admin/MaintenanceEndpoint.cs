using Microsoft.AspNetCore.Http.HttpResults;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Dashboard.Pages.Admin;

/// <summary>Answers <c>POST /api/maintenance</c>.</summary>
internal static class MaintenanceEndpoint
{
    public static void MapMaintenance(this IEndpointRouteBuilder routes) => routes.MapPost("/api/maintenance", Handle);

    private static Results<NoContent, Conflict<string>> Handle(MaintenanceBody body, Maintenance maintenance)
    {
        if (body.Kind is not { } kind || !Enum.IsDefined(kind))
            return TypedResults.Conflict($"Say what to do: the kind is one of {string.Join(", ", Enum.GetNames<MaintenanceKind>())}.");
        if (string.IsNullOrWhiteSpace(body.Reason))
            return TypedResults.Conflict("Give the reason: it is written to the log.");
        return maintenance.TryStart(kind, body.Reason.Trim()) ? TypedResults.NoContent()
            : TypedResults.Conflict("Something of the kind runs already: wait until it has ended.");
    }
}
