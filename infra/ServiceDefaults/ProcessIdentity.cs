using Microsoft.Extensions.Configuration;

namespace SemCovNet.ServiceDefaults;

/// <summary>
/// Who this process is when it holds a lease. Setting <c>Semcov:Instance</c>; default machine name and process id. The embedded
/// platform always has the same name: its home's lock tells that no other process of that name lives, so it takes its leases up again
/// at once after a crash.
/// </summary>
public sealed record ProcessIdentity(string Name)
{
    public const string Setting = "Semcov:Instance";

    public static ProcessIdentity Of(IConfiguration configuration) =>
        new(configuration[Setting] ?? $"{Environment.MachineName.ToLowerInvariant()}-{Environment.ProcessId}");
}
