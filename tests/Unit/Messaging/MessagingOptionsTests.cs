using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SemCovNet.Messaging;

namespace SemCovNet.Tests.Unit.Messaging;

public sealed class MessagingOptionsTests
{
    private const string NoBroker = "Semcov:Bus:Uri does not say where the broker is: set SEMCOV__BUS__URI=amqp://user:password@host:5672/.";

    [Fact]
    public void Without_settings_messages_stay_in_the_process() => Assert.Equal(BusTransport.InMemory, Options().Transport);

    [Theory]
    [InlineData(NoBroker, "Transport", "rabbitMq")]
    [InlineData(NoBroker, "Transport", "rabbitMq", "Uri", "http://broker")]
    [InlineData(NoBroker, "Transport", "rabbitMq", "Uri", "broker")]
    [InlineData("Semcov:Bus:QuorumSize is 0, but a quorum queue has 1 to 9 replicas.", "QuorumSize", "0")]
    [InlineData("Semcov:Bus:QuorumSize is 10, but a quorum queue has 1 to 9 replicas.", "QuorumSize", "10")]
    public void A_wrong_setting_says_what_to_set(string message, params string[] settings) =>
        Assert.Equal(message, Assert.Throws<OptionsValidationException>(() => Options(settings)).Message);

    [Fact]
    public void A_broker_s_address_is_taken() =>
        Assert.Equal("amqps://u:p@broker/", Options("Transport", "rabbitMq", "Uri", "amqps://u:p@broker/", "QuorumSize", "9").Uri);

    private static MessagingOptions Options(params string[] settings)
    {
        var configuration = new ConfigurationManager();
        foreach (var pair in settings.Chunk(2))
            configuration[$"{MessagingOptions.Section}:{pair[0]}"] = pair[1];
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging();
        services.AddMessaging(configuration);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<MessagingOptions>>().Value;
    }
}
