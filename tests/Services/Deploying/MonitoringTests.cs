using System.Text.Json.Nodes;

namespace SemCovNet.Tests.Services.Deploying;

/// <summary>Rules and dashboard ask for what the code tells.</summary>
public sealed class MonitoringTests
{
    private static readonly string Rules = Read("infra/prometheus/rules.yml");
    private static readonly string Dashboard = Read("infra/grafana/dashboards/semcov.json");

    [Fact]
    public void Every_metric_that_is_asked_for_is_one_that_the_code_makes()
    {
        Assert.Empty(MetricNames.AskedFor(Expressions(Rules)).Except(MetricNames.InPrometheus));
        Assert.Empty(MetricNames.AskedFor(Targets(Dashboard)).Except(MetricNames.InPrometheus));
        Assert.NotEmpty(MetricNames.AskedFor(Targets(Dashboard)));
    }

    [Fact]
    public void A_metric_that_nobody_makes_is_found() =>
        Assert.Equal(
            ["semcov_queue_lenght", "semcov_ledger_parked"],
            MetricNames.AskedFor("max(semcov_queue_lenght) + semcov_queue_waiting / sum(semcov_ledger_parked) + semcov_projection_lag_seconds + semcov_gpu_memory_used_bytes").Except(MetricNames.InPrometheus));

    [Fact]
    public void What_docs_observing_lists_is_what_the_code_makes()
    {
        var told = System.Text.RegularExpressions.Regex.Matches(Read("docs/observing.md"), "`(semcov\\.[a-z.]+)`").Select(match => match.Groups[1].Value).Distinct();

        Assert.Equal(MetricNames.Instruments.Select(each => each.Name).Order(), told.Order());
    }

    [Fact]
    public void Every_alert_says_what_happened_and_what_to_do() =>
        Assert.All(Yaml.Parse(Rules)["groups"].Items().SelectMany(group => group["rules"].Items()), rule =>
        {
            Assert.NotNull(rule["alert"]);
            Assert.NotEmpty($"{rule["annotations"]?["summary"]}");
            Assert.NotEmpty($"{rule["annotations"]?["action"]}");
        });

    [Fact]
    public void Prometheus_asks_every_service_at_the_port_that_compose_gives_it()
    {
        var asked = Yaml.Parse(Read("infra/prometheus/prometheus.yml"))["scrape_configs"].Items().SelectMany(job => job["static_configs"].Items())
            .Select(target => ($"{target["labels"]!["service"]}", target["targets"].Texts().Single()));
        var given = Yaml.Parse(Read("docker-compose.yml"))["services"].Pairs().Select(each => new ComposeService(each.Key, each.Value!)).Where(service => service.IsOurs)
            .Select(service => (service.Name, $"127.0.0.1:{service.Port}"));

        Assert.Equal(given.Order(), asked.Order());
        Assert.Contains("rules.yml", Yaml.Parse(Read("infra/prometheus/prometheus.yml"))["rule_files"].Texts());
    }

    [Fact]
    public void The_dashboard_asks_the_source_that_is_provisioned()
    {
        var source = Yaml.Parse(Read("infra/grafana/provisioning/datasources/prometheus.yml"))["datasources"].Items().Single();

        Assert.All(JsonNode.Parse(Dashboard)!["panels"].Items(), panel => Assert.Equal($"{source["uid"]}", $"{panel["datasource"]!["uid"]}"));
    }

    private static string Expressions(string rules) =>
        string.Join('\n', Yaml.Parse(rules)["groups"].Items().SelectMany(group => group["rules"].Items()).Select(rule => $"{rule["expr"]}"));

    private static string Targets(string dashboard) =>
        string.Join('\n', JsonNode.Parse(dashboard)!["panels"].Items().SelectMany(panel => panel["targets"].Items()).Select(target => $"{target["expr"]}"));

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));
}
