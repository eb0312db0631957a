using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SemCovNet.Tests.Services.Deploying;

/// <summary>What can be said of docker-compose.yml without an engine for containers.</summary>
public sealed partial class ComposeTests
{
    private static readonly string Text = Read("docker-compose.yml");

    [Fact]
    public void The_file_agrees_with_itself_and_with_the_platform() => Assert.Empty(ComposeProblems.Of(Text));

    [Theory]
    [InlineData("[serve, relay,", "[serve, relais,", "semcov serve has no service relais")]
    [InlineData("PROJECT: services/Fairness", "PROJECT: services/Fairnes", "there is no project services/Fairnes")]
    [InlineData("SEMCOV__READMODELS__FOLLOW: \"false\"", "SEMCOV__READMODELS__FOLOW: \"false\"", "SEMCOV__READMODELS__FOLOW sets nothing")]
    [InlineData("SEMCOV__ARTIFACTS__S3__BUCKET", "SEMCOV__ARTIFACTS__BUCKET", "SEMCOV__ARTIFACTS__BUCKET sets nothing")]
    [InlineData("--urls, \"http://127.0.0.1:5085\"", "--urls, \"http://0.0.0.0:5085\"", "http://0.0.0.0:5085 is not one of loopback")]
    [InlineData("--urls, \"http://127.0.0.1:5085\"", "--urls, \"http://127.0.0.1:5084\"", "have the same port")]
    [InlineData("[CMD, healthy, \"5081\"]", "[CMD, healthy, \"5080\"]", "its health is asked for at another port than 5081")]
    [InlineData("SEMCOV__INSTANCE: relay", "SEMCOV__INSTANCE: fairness", "relay: SEMCOV__INSTANCE is not its name")]
    [InlineData("FAIRNESSURL: http://127.0.0.1:5085", "FAIRNESSURL: http://127.0.0.1:5087", "is told of port 5087, where nothing listens")]
    [InlineData("Host=127.0.0.1;Port=5432", "Host=127.0.0.1;Port=5433", "is told of port 5433, where nothing listens")]
    [InlineData("127.0.0.1:8333:8333", "8333:8333", "8333:8333 is published to everybody")]
    [InlineData("topology: {condition", "topologie: {condition", "depends on topologie, which is not there")]
    [InlineData("home:/var/lib/semcov", "house:/var/lib/semcov", "there is no volume house")]
    [InlineData("./infra/prometheus:", "./infra/prometeus:", "there is no volume ./infra/prometeus")]
    [InlineData("amqp://semcov-fairness:", "amqp://semcov-relay:", "the broker knows it as semcov-fairness, not as relay")]
    [InlineData("semcov-fairness:${SEMCOV_BROKER_PASSWORD_FAIRNESS", "semcov-fairness:${SEMCOV_BROKER_PASSWORD_RELAY", "its password on the broker is another user's")]
    [InlineData("SEMCOV__BUS__RELAY: \"false\"", "SEMCOV__BUS__RELAY: \"true\"", "the relay alone publishes")]
    [InlineData("user: \"10001\"", "user: root", "runs as root")]
    [InlineData("user: postgres", "user: \"0\"", "database runs as root")]
    [InlineData("read_only: true", "read_only: false", "can write to its root file system")]
    [InlineData("cap_drop: [ALL]", "cap_drop: []", "keeps privileges")]
    [InlineData("prom/prometheus:v3.5.0", "prom/prometheus:latest", "the image prom/prometheus:latest is not pinned")]
    [InlineData("postgres:17.6", "postgres", "the image postgres is not pinned")]
    [InlineData("${SEMCOV_GRAFANA_PASSWORD:?set it, for instance in .env}", "${SEMCOV_GRAFANA_PASSWORD:-admin}", "SEMCOV_GRAFANA_PASSWORD has a default")]
    [InlineData("POSTGRES_PASSWORD: ${SEMCOV_POSTGRES_PASSWORD:?set it, for instance in .env}", "POSTGRES_PASSWORD: semcov", "POSTGRES_PASSWORD stands in the file")]
    [InlineData("SEMCOV__DASHBOARD__FAIRNESSURL", "SEMCOV__DASHBOARD__TRAININGURL", "duplicate key SEMCOV__DASHBOARD__TRAININGURL")]
    [InlineData("SEMCOV__DASHBOARD__EVALUATIONURL: http://127.0.0.1:5084", "SEMCOV__LOG__LEVEL: Debug", "dashboard is not told where SEMCOV__DASHBOARD__EVALUATIONURL is")]
    public void What_does_not_agree_is_found(string right, string wrong, string problem)
    {
        Assert.Contains(right, Text);
        Assert.Contains(ComposeProblems.Of(Text.Replace(right, wrong, StringComparison.Ordinal)), found => found.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_user_of_the_broker_gets_a_password_from_the_environment()
    {
        using var deploy = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "infra", "rabbitmq", "deploy.sh"), "--print-users"]) { RedirectStandardOutput = true })!;
        var users = (await deploy.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var given = new ComposeService("topology", Yaml.Parse(Text)["services"]!["topology"]!).Environment;

        Assert.Equal(users.Select(user => $"SEMCOV_BROKER_PASSWORD_{user.ToUpperInvariant()}").Order(), given.Keys.Where(key => key.StartsWith("SEMCOV_", StringComparison.Ordinal)).Order());
        Assert.Equal(BrokerDefinitions.Users.Order(), users.Select(user => $"semcov-{user}").Order());
    }

    [Fact]
    public void What_the_GPU_file_adds_is_added_to_what_is_there()
    {
        var added = Yaml.Parse(Read("compose.gpu.yml"))["services"].Pairs().Select(each => new ComposeService(each.Key, each.Value!)).ToList();

        Assert.Equal(["training"], added.Select(service => service.Name));
        Assert.Empty(KnownSettings.Unknown(added.SelectMany(service => service.Environment.Keys)));
        Assert.All(added, service => Assert.NotNull(Yaml.Parse(Text)["services"]![service.Name]));
    }

    [Fact]
    public void Images_of_our_own_are_built_on_pinned_ones_and_run_as_nobody_special_with_a_health_check()
    {
        var dockerfile = Read("infra/docker/Dockerfile");
        var stages = From().Matches(dockerfile).Select(match => (Image: match.Groups[1].Value, Name: match.Groups[2].Value)).ToList();
        var names = stages.Select(stage => stage.Name).ToHashSet();

        Assert.All(stages.Where(stage => !names.Contains(stage.Image)), stage => Assert.True(ImagePins.IsPinned(stage.Image), $"{stage.Image} is not pinned"));
        Assert.Contains("HEALTHCHECK", Stage(dockerfile, "runtime"));
        Assert.All(["service", "semcov"], target =>
        {
            Assert.Contains($"FROM runtime AS {target}", dockerfile);
            Assert.Equal("USER 10001", Users().Matches(Stage(dockerfile, "runtime") + Stage(dockerfile, target)).Last().Value);
        });
        Assert.All(
            Yaml.Parse(Text)["services"].Pairs().Concat(Yaml.Parse(Read("compose.gpu.yml"))["services"].Pairs()).Select(each => each.Value!["build"]).Where(build => build is not null),
            build =>
            {
                Assert.Contains($"{build!["target"]}", names);
                Assert.All(build["args"].Pairs(), argument => Assert.Contains($"ARG {argument.Key}", dockerfile));
            });
    }

    private static string Stage(string dockerfile, string name) => Regex.Match(dockerfile, $@"^FROM \S+ AS {name}\n(.*?)(?=^FROM|\z)", RegexOptions.Singleline | RegexOptions.Multiline).Value;

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    [GeneratedRegex(@"^FROM (\S+) AS (\S+)$", RegexOptions.Multiline)]
    private static partial Regex From();

    [GeneratedRegex(@"^USER \S+$", RegexOptions.Multiline)]
    private static partial Regex Users();
}
