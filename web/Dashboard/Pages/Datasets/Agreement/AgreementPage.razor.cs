using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Http;
using SemCovNet.Dashboard.Calls;
using SemCovNet.Dashboard.Loading;

namespace SemCovNet.Dashboard.Pages.Datasets.Agreement;

/// <summary>Two annotators of a dataset, descriptor by descriptor; who they are is in the address.</summary>
public sealed partial class AgreementPage(ServiceCall services, NavigationManager navigation, ILogger<AgreementPage> logger)
{
    private readonly Latest latest = new();
    private Loadable<AgreementAnswer> state = new Loadable<AgreementAnswer>.Pending();

    [Parameter]
    public required string Id { get; set; }

    [SupplyParameterFromQuery]
    private string? First { get; set; }

    [SupplyParameterFromQuery]
    private string? Second { get; set; }

    private string Address => navigation.GetUriWithQueryParameters(
        $"api/datasets/{Uri.EscapeDataString(Id)}/agreement", new Dictionary<string, object?> { ["first"] = First, ["second"] = Second });

    protected override Task OnParametersSetAsync() => latest.ShowAsync(Loadable<AgreementAnswer>.FromAsync(ReadAsync, logger), read => state = read);

    private async Task<AgreementAnswer> ReadAsync()
    {
        var reply = await services.GetAsync(Address);
        return reply.IsDone ? reply.Read<AgreementAnswer>() : throw new InvalidOperationException(reply.Refusal(CalledService.Annotation));
    }

    private void Choose(string name, string who) => navigation.NavigateTo(navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?> { ["first"] = Shown?.First, ["second"] = Shown?.Second, [name] = who }));

    private AgreementAnswer? Shown => (state as Loadable<AgreementAnswer>.Loaded)?.Value;
}
