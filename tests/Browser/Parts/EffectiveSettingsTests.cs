using SemCovNet.Dashboard.Pages.Admin;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class EffectiveSettingsTests
{
    [Theory]
    [InlineData("Semcov:EventStore:Connection", "Host=db;Username=s;Password=pa:ss@w;Database=d", "Host=db;Username=s;Password=••••;Database=d")]
    [InlineData("Semcov:Bus:Uri", "amqp://semcov:se/cr@et@127.0.0.1:5672/", "amqp://semcov:••••@127.0.0.1:5672/")]
    [InlineData("Semcov:Alerts:Secret", "abc", "••••")]
    [InlineData("Semcov:Home", "/var/lib/semcov", "/var/lib/semcov")]
    public void A_password_is_never_shown_wherever_it_stands(string key, string value, string shown) =>
        Assert.Equal(new Setting(key, shown, shown != value), Assert.Single(EffectiveSettings.Of(Configured(key, value))));

    private static IConfiguration Configured(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
}
