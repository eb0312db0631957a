using SemCovNet.Dashboard.Pages.Admin;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class EffectiveSettingsTests
{
    [Theory]
    [InlineData("Semcov:EventStore:Connection", "Host=db;Username=s;Password=pa:ss@w;Database=d", "host=db;username=s;password=••••;database=d")]
    [InlineData("Semcov:EventStore:Connection", "Host=db;PSW=abc;Database=d", "host=db;psw=••••;database=d")]
    [InlineData("Semcov:EventStore:Connection", "Host=db;Pwd = abc", "host=db;pwd=••••")]
    [InlineData("Semcov:ReadModels:Connection", "Host=db;Password=\"a\"\"b;c\";Database=d", "host=db;password=••••;database=d")]
    [InlineData("Semcov:ReadModels:Connection", "Host=db;Password='a''b;c';Database=d", "host=db;password=••••;database=d")]
    [InlineData("Semcov:ReadModels:Connection", "Host=db;Password=\"never closed", "••••")]
    [InlineData("Semcov:ReadModels:Connection", "Host=Db;Username=s", "Host=Db;Username=s")]
    [InlineData("Semcov:Bus:Uri", "amqp://semcov:se/cr@et@127.0.0.1:5672/", "amqp://semcov:••••@127.0.0.1:5672/")]
    [InlineData("Semcov:Alerts:Secret", "abc", "••••")]
    [InlineData("Semcov:Alerts:Webhook", "https://hooks.example.org/services/T0/B0/xyz?key=1", "hooks.example.org")]
    [InlineData("Semcov:Artifacts:S3:AccessKey", "AKIA0", "••••")]
    [InlineData("Semcov:Artifacts:S3:SecretKey", "abc", "••••")]
    [InlineData("Semcov:Home", "/var/lib/semcov", "/var/lib/semcov")]
    public void A_password_is_never_shown_wherever_it_stands(string key, string value, string shown) =>
        Assert.Equal(new Setting(key, shown, shown != value), Assert.Single(EffectiveSettings.Of(Configured(key, value))));

    private static IConfiguration Configured(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
}
