using System.Text.Json.Nodes;
using SemCovNet.Cli.Running;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Tests.Services.Deploying;

/// <summary>What manifests of Kubernetes say that does not agree with themselves or with the platform.</summary>
internal static class ManifestProblems
{
    // Kinds and versions that are in use and not on their way out; KEDA's are its own.
    private static readonly HashSet<string> Kinds =
    [
        "v1 Namespace", "v1 ConfigMap", "v1 PersistentVolumeClaim", "apps/v1 Deployment", "policy/v1 PodDisruptionBudget", "networking.k8s.io/v1 NetworkPolicy",
        "keda.sh/v1alpha1 ScaledObject", "keda.sh/v1alpha1 TriggerAuthentication",
    ];

    /// <param name="manifests">Documents, several in one text.</param>
    /// <param name="generated">Config maps that kustomize makes.</param>
    /// <param name="secrets">Secrets that are to be made by hand, and their keys; a secret of environment variables has those as keys.</param>
    public static IReadOnlyList<string> Of(string manifests, IReadOnlyCollection<string> generated, IReadOnlyDictionary<string, string[]> secrets)
    {
        var documents = Yaml.Documents(manifests);
        var maps = documents.Where(document => $"{document["kind"]}" == "ConfigMap").ToDictionary(Name, document => document["data"]);
        var workloads = documents.Where(document => $"{document["kind"]}" == "Deployment").Select(document => new Workload(document)).ToList();
        return
        [
            .. documents.Where(document => !Kinds.Contains($"{document["apiVersion"]} {document["kind"]}")).Select(document => $"{document["apiVersion"]} {document["kind"]} is not allowed"),
            .. Selectors(documents, workloads),
            .. workloads.SelectMany(workload => References(workload, documents, maps, generated, secrets)),
            .. workloads.SelectMany(workload => Settings(workload, maps, secrets)),
            .. workloads.SelectMany(Addresses),
            .. workloads.SelectMany(Hardening),
            .. workloads.SelectMany(Stopping),
            .. workloads.SelectMany(Loopback),
        ];
    }

    private static IEnumerable<string> Selectors(IReadOnlyList<JsonNode> documents, IReadOnlyList<Workload> workloads)
    {
        foreach (var workload in workloads.Where(workload => !Matches(workload.Selector, workload.Labels)))
            yield return $"{workload.Name} does not select its own pods";
        foreach (var document in documents)
        {
            var selector = $"{document["kind"]}" switch { "PodDisruptionBudget" => document["spec"]!["selector"], "NetworkPolicy" => document["spec"]!["podSelector"], _ => null };
            if (selector is JsonObject { Count: > 0 } && workloads.All(workload => !Matches(selector, workload.Labels)))
                yield return $"{document["kind"]} {Name(document)} selects no pods";
            if ($"{document["kind"]}" == "ScaledObject" && workloads.All(workload => workload.Name != $"{document["spec"]!["scaleTargetRef"]!["name"]}"))
                yield return $"ScaledObject {Name(document)} scales nothing";
        }
        foreach (var workload in workloads.Where(workload => documents.All(document => $"{document["kind"]}" != "PodDisruptionBudget" || !Matches(document["spec"]!["selector"], workload.Labels))))
            yield return $"{workload.Name} has no PodDisruptionBudget";
    }

    private static IEnumerable<string> References(
        Workload workload, IReadOnlyList<JsonNode> documents, Dictionary<string, JsonNode?> maps, IReadOnlyCollection<string> generated, IReadOnlyDictionary<string, string[]> secrets)
    {
        foreach (var (name, key) in workload.ConfigMaps.Where(each => !(generated.Contains(each.Name) || (maps.TryGetValue(each.Name, out var data) && (each.Key is null || data?[each.Key] is not null)))))
            yield return $"{workload.Name}: there is no config map {name}{(key is null ? "" : $" with {key}")}";
        foreach (var (name, key) in workload.Secrets.Where(each => !secrets.TryGetValue(each.Name, out var keys) || (each.Key is not null && !keys.Contains(each.Key))))
            yield return $"{workload.Name}: the secret {name}{(key is null ? "" : $" with {key}")} is not one that is to be made";
        foreach (var claim in workload.Claims.Where(claim => documents.All(document => $"{document["kind"]}" != "PersistentVolumeClaim" || Name(document) != claim)))
            yield return $"{workload.Name}: there is no claim {claim}";
        foreach (var mount in workload.Containers.SelectMany(container => container["volumeMounts"].Items()).Select(mount => $"{mount["name"]}").Distinct().Except(workload.Volumes))
            yield return $"{workload.Name}: there is no volume {mount}";
    }

    private static IEnumerable<string> Settings(Workload workload, Dictionary<string, JsonNode?> maps, IReadOnlyDictionary<string, string[]> secrets) =>
        KnownSettings.Unknown(
            [.. workload.Containers.SelectMany(container => container["env"].Items()).Select(variable => $"{variable["name"]}"), .. maps.Values.SelectMany(data => data.Pairs()).Select(each => each.Key), .. secrets.Values.SelectMany(keys => keys)])
            .Distinct().Select(name => $"{workload.Name}: {name} sets nothing");

    private static IEnumerable<string> Addresses(Workload workload)
    {
        foreach (var dashboard in workload.Containers.Where(container => $"{container["name"]}" == "dashboard"))
        {
            foreach (var missing in KnownSettings.Addresses.Except(dashboard["env"].Items().Select(variable => $"{variable["name"]}")))
                yield return $"{workload.Name}/dashboard is not told where {missing} is";
        }
    }

    private static IEnumerable<string> Hardening(Workload workload)
    {
        if ($"{workload.Pod["securityContext"]?["runAsNonRoot"]}" != "true" || $"{workload.Pod["automountServiceAccountToken"]}" != "false")
            yield return $"{workload.Name} may run as root or bears a token";
        foreach (var container in workload.Containers)
        {
            var context = container["securityContext"];
            if ($"{context?["readOnlyRootFilesystem"]}" != "true" || $"{context?["allowPrivilegeEscalation"]}" != "false" || !(context?["capabilities"]?["drop"]).Texts().Contains("ALL"))
                yield return $"{workload.Name}/{container["name"]} keeps privileges";
            if (container["resources"]?["requests"] is null || container["resources"]?["limits"]?["memory"] is null)
                yield return $"{workload.Name}/{container["name"]} says not what it needs";
            if (!IsOurs(container))
                continue;
            foreach (var probe in (string[])["startupProbe", "livenessProbe", "readinessProbe"])
            {
                if ((container[probe]?["exec"]?["command"]).Texts().ToList() is not ["healthy", var port, ..] || !Url(container).EndsWith($":{port}", StringComparison.Ordinal))
                    yield return $"{workload.Name}/{container["name"]}: its {probe} does not ask it";
            }
        }
    }

    // A process ends by itself some seconds after its services had to: within the grace period, and not long before it.
    private static IEnumerable<string> Stopping(Workload workload)
    {
        var grace = int.Parse($"{workload.Pod["terminationGracePeriodSeconds"] ?? "30"}");
        foreach (var container in workload.Containers.Where(container => IsOurs(container) && container["args"].Texts().FirstOrDefault() == "serve"))
        {
            var told = container["env"].Items().FirstOrDefault(variable => $"{variable["name"]}" == "DOTNET_SHUTDOWNTIMEOUTSECONDS");
            var takes = (told is null ? 30 : int.Parse($"{told["value"]}")) + 5;
            if (takes > grace || takes < grace / 2)
                yield return $"{workload.Name}/{container["name"]} has {grace} s to stop and takes {takes} at most";
        }
    }

    // The kubelet asks at the pod's address, where nobody listens; so nothing may be reached there or be said to be.
    private static IEnumerable<string> Loopback(Workload workload)
    {
        foreach (var container in workload.Containers.Where(container => container["ports"] is not null))
            yield return $"{workload.Name}/{container["name"]} claims to listen for others";
        var ours = workload.Containers.Where(IsOurs).ToList();
        foreach (var container in ours.Where(container => container["args"].Texts().ToList() is ["serve", var module, ..] && Modules.All.All(known => known.Name != module)))
            yield return $"{workload.Name}/{container["name"]}: semcov serve has no such service";
        foreach (var container in ours)
        {
            if (!Uri.TryCreate(Url(container), UriKind.Absolute, out var uri) || LoopbackProblem(uri))
                yield return $"{workload.Name}/{container["name"]}: {Url(container)} is not one of loopback";
            var addresses = ours.Select(Url).ToHashSet();
            foreach (var told in container["env"].Items().Where(variable => $"{variable["name"]}".EndsWith("URL", StringComparison.Ordinal) && !addresses.Contains($"{variable["value"]}")))
                yield return $"{workload.Name}/{container["name"]} is told of {told["value"]}, where nothing listens";
        }
        // Leases are held by it; without it, pod and process number would make all containers of a pod the same.
        var names = ours.Select(container => container["env"].Items().FirstOrDefault(variable => $"{variable["name"]}" == "SEMCOV__INSTANCE")?.ToJsonString()).ToList();
        if (names.Contains(null) || names.Distinct().Count() < names.Count)
            yield return $"{workload.Name}: its containers have no SEMCOV__INSTANCE each of its own";
        if (ours.Select(Url).Distinct().Count() < ours.Count)
            yield return $"{workload.Name}: two containers have the same port";
    }

    private static bool LoopbackProblem(Uri uri)
    {
        try
        {
            return LoopbackOnly.Check(uri.OriginalString) != uri.OriginalString;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static bool IsOurs(JsonNode container) => $"{container["image"]}".StartsWith("semcov", StringComparison.Ordinal);

    private static string Url(JsonNode container) => container["args"].Texts().SkipWhile(word => word != "--urls").ElementAtOrDefault(1) ?? "";

    private static string Name(JsonNode document) => $"{document["metadata"]!["name"]}";

    private static bool Matches(JsonNode? selector, JsonNode? labels) =>
        selector!["matchLabels"].Pairs().All(wanted => $"{labels?[wanted.Key]}" == $"{wanted.Value}")
        && selector["matchExpressions"].Items().All(one => one["values"].Texts().Contains($"{labels?[$"{one["key"]}"]}"));
}
