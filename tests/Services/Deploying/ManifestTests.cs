using System.Text.RegularExpressions;
using SemCovNet.Cli.Running;

namespace SemCovNet.Tests.Services.Deploying;

/// <summary>What can be said of infra/k8s without a cluster.</summary>
public sealed partial class ManifestTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "infra", "k8s");
    private static readonly string Text = Read("base") + "\n---\n" + Read("gpu");

    // As docs/deploying.md lists them.
    private static readonly Dictionary<string, string[]> Secrets = ListedSecrets();

    [Fact]
    public void The_manifests_agree_with_themselves_and_with_the_platform() => Assert.Empty(Problems(Text));

    [Theory]
    [InlineData("apiVersion: policy/v1", "apiVersion: policy/v1beta1", "policy/v1beta1 PodDisruptionBudget is not allowed")]
    [InlineData("      labels: {app.kubernetes.io/name: platform}", "      labels: {app.kubernetes.io/name: plattform}", "platform does not select its own pods")]
    [InlineData("values: [platform, trainer]", "values: [plattform]", "NetworkPolicy servers selects no pods")]
    [InlineData("scaleTargetRef: {name: trainer}", "scaleTargetRef: {name: trainers}", "scales nothing")]
    [InlineData("configMapRef: {name: semcov-settings}", "configMapRef: {name: semcov}", "there is no config map semcov")]
    [InlineData("key: METRICS_ENDPOINT", "key: METRICS", "there is no config map semcov-settings with METRICS")]
    [InlineData("name: semcov-broker, key: relay", "name: semcov-broker, key: relais", "the secret semcov-broker with relais is not one that is to be made")]
    [InlineData("claimName: semcov-checkpoints", "claimName: semcov-home", "there is no claim semcov-home")]
    [InlineData("{name: tmp, emptyDir: {}}", "{name: temp, emptyDir: {}}", "there is no volume tmp")]
    [InlineData("SEMCOV__TRAINER__TRAINS", "SEMCOV__TRAINER__TRAIN", "SEMCOV__TRAINER__TRAIN sets nothing")]
    [InlineData("runAsNonRoot: true", "runAsNonRoot: false", "may run as root or bears a token")]
    [InlineData("readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false", "keeps privileges")]
    [InlineData("limits: {memory: 8Gi}", "limits: {cpu: 4}", "says not what it needs")]
    [InlineData("command: [healthy, \"5085\"]", "command: [healthy, \"5080\"]", "its readinessProbe does not ask it")]
    [InlineData("--urls, \"http://127.0.0.1:5085\"", "--urls, \"http://0.0.0.0:5085\"", "http://0.0.0.0:5085 is not one of loopback")]
    [InlineData("value: \"http://127.0.0.1:5085\"", "value: \"http://fairness:5085\"", "is told of http://fairness:5085, where nothing listens")]
    [InlineData("          image: semcov-dashboard", "          image: semcov-dashboard\n          ports: [{containerPort: 5080}]", "claims to listen for others")]
    [InlineData("[serve, relay,", "[serve, relais,", "semcov serve has no such service")]
    [InlineData("SEMCOV__INSTANCE, value: relay", "SEMCOV__INSTANCE, value: fairness", "its containers have no SEMCOV__INSTANCE each of its own")]
    [InlineData("{name: SEMCOV__DASHBOARD__EVALUATIONURL,", "{name: SEMCOV__DASHBOARD__TRAININGURL,", "platform/dashboard is not told where SEMCOV__DASHBOARD__EVALUATIONURL is")]
    [InlineData("SHUTDOWNTIMEOUTSECONDS, value: \"280\"", "SHUTDOWNTIMEOUTSECONDS, value: \"300\"", "trainer has 300 s to stop and takes 305 at most")]
    [InlineData("DOTNET_SHUTDOWNTIMEOUTSECONDS", "DOTNET_SHUTDOWN", "trainer has 300 s to stop and takes 35 at most")]
    public void What_does_not_agree_is_found(string right, string wrong, string problem)
    {
        Assert.Contains(right, Text);
        Assert.Contains(Problems(Text.Replace(right, wrong, StringComparison.Ordinal)), found => found.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_is_a_resource_and_every_image_has_a_version()
    {
        foreach (var layer in (string[])["base", "gpu"])
        {
            var kustomization = Yaml.Parse(File.ReadAllText(Path.Combine(Folder, layer, "kustomization.yaml")));
            var named = kustomization["resources"].Texts().Concat(kustomization["configMapGenerator"].Items().SelectMany(map => map["files"].Texts()));
            Assert.Equal(Directory.GetFiles(Path.Combine(Folder, layer)).Select(Path.GetFileName).Order(), named.Where(name => !name.Contains('/')).Append("kustomization.yaml").Order());
            var ours = Images().Matches(Read(layer)).Select(match => match.Groups[1].Value).Distinct();
            Assert.Equal(ours.Where(image => !image.Contains(':')).Order(), kustomization["images"].Items().Select(image => $"{image["name"]}").Order());
            Assert.All(ours.Where(image => image.Contains(':')), image => Assert.True(ImagePins.IsPinned(image), $"{image} is not pinned"));
        }
    }

    [Fact]
    public void Metrics_leave_by_the_protocol_that_their_address_names()
    {
        var address = $"{Yaml.Documents(Text).Single(document => document["data"]?["METRICS_ENDPOINT"] is not null)["data"]!["METRICS_ENDPOINT"]}";
        foreach (var collector in (string[])["collector.yaml", "collector-trainer.yaml"])
        {
            var exporter = Yaml.Parse(File.ReadAllText(Path.Combine(Folder, "base", collector)))["exporters"]!["otlp"]!;
            Assert.Equal(("${env:METRICS_ENDPOINT}", address.StartsWith("http://", StringComparison.Ordinal) ? "true" : null), ($"{exporter["endpoint"]}", exporter["tls"]?["insecure"]?.ToString()));
        }
    }

    [Fact]
    public void Every_service_of_the_platform_is_a_container_of_its_pod_or_a_trainer()
    {
        var containers = Yaml.Documents(Text).Where(document => $"{document["kind"]}" == "Deployment").SelectMany(document => new Workload(document).Containers).Select(container => $"{container["name"]}").ToHashSet();

        Assert.All(Modules.All, module => Assert.Contains(module.Name == "training" ? "training-api" : module.Name, containers));
    }

    private static IReadOnlyList<string> Problems(string manifests) => ManifestProblems.Of(manifests, ["semcov-metrics"], Secrets);

    private static string Read(string layer) => string.Join(
        "\n---\n", Directory.GetFiles(Path.Combine(Folder, layer), "*.yaml").Where(file => Path.GetFileName(file) is not ("kustomization.yaml" or "collector.yaml" or "collector-trainer.yaml")).Order().Select(File.ReadAllText));

    private static Dictionary<string, string[]> ListedSecrets() =>
        SecretRow().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "deploying.md")))
            .ToDictionary(match => match.Groups[1].Value, match => Key().Matches(match.Groups[2].Value).Select(key => key.Groups[1].Value).ToArray());

    [GeneratedRegex(@"^\| `(semcov-[a-z]+)` \| (.*?) \|", RegexOptions.Multiline)]
    private static partial Regex SecretRow();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Key();

    [GeneratedRegex(@"^\s+image: (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Images();
}
