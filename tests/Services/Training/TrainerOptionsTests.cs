using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SemCovNet.Training;

namespace SemCovNet.Tests.Services.Training;

public sealed class TrainerOptionsTests
{
    [Fact]
    public void Without_settings_the_defaults_are_valid()
    {
        var options = Options();
        Assert.Equal(
            (TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(2), 5, TimeSpan.FromSeconds(10)), (options.Lease, options.Poll, options.FruitlessAttempts, options.RetryPause));
    }

    [Theory]
    [InlineData("Lease", "00:00:01", "Semcov:Trainer:Lease is 00:00:01: set 00:00:02 to 00:10:00.")]
    [InlineData("Lease", "00:10:01", "Semcov:Trainer:Lease is 00:10:01: set 00:00:02 to 00:10:00.")]
    [InlineData("Poll", "00:00:00", "Semcov:Trainer:Poll is 00:00:00: set 00:00:00.1 to 00:01:00.")]
    [InlineData("Poll", "00:01:01", "Semcov:Trainer:Poll is 00:01:01: set 00:00:00.1 to 00:01:00.")]
    [InlineData("FruitlessAttempts", "0", "Semcov:Trainer:FruitlessAttempts is 0: set 1 to 100.")]
    [InlineData("FruitlessAttempts", "101", "Semcov:Trainer:FruitlessAttempts is 101: set 1 to 100.")]
    [InlineData("RetryPause", "00:10:01", "Semcov:Trainer:RetryPause is 00:10:01: set 00:00:00 to 00:10:00.")]
    [InlineData("RunningPerUser", "-1", "Semcov:Trainer:RunningPerUser is -1: set 0, for any number, to 1000.")]
    [InlineData("PictureMemory", "0.9", "Semcov:Trainer:PictureMemory is 0.9: set 0 to 0.8.")]
    [InlineData("PictureMemory", "NaN", "Semcov:Trainer:PictureMemory is NaN: set 0 to 0.8.")]
    [InlineData("Pools", "gpu,Big One", "Semcov:Trainer:Pools is \"gpu,Big One\": set 1 to 40 lower-case letters, digits and dashes, several with commas between them.")]
    public void A_wrong_setting_says_what_to_set(string key, string value, string message) =>
        Assert.Equal(message, Assert.Throws<OptionsValidationException>(() => Options((key, value))).Message);

    [Theory]
    [InlineData("Lease", "00:00:02")]
    [InlineData("Lease", "00:10:00")]
    [InlineData("Poll", "00:00:00.1")]
    [InlineData("FruitlessAttempts", "100")]
    [InlineData("RetryPause", "00:00:00")]
    [InlineData("RunningPerUser", "1000")]
    [InlineData("PictureMemory", "0")]
    [InlineData("Pools", "gpu, cpu-2")]
    public void The_ends_of_a_range_are_allowed(string key, string value) => Assert.NotNull(Options((key, value)));

    private static TrainerOptions Options(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        foreach (var (key, value) in settings)
            configuration[$"{TrainerOptions.Section}:{key}"] = value;
        using var provider = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddTraining().BuildServiceProvider();
        return provider.GetRequiredService<IOptions<TrainerOptions>>().Value;
    }
}
