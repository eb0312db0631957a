using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Http;
using SemCovNet.Dashboard.Loading;

namespace SemCovNet.Dashboard.Pages.Datasets.Agreement;

/// <summary>Two annotators of a dataset, descriptor by descriptor; who they are is in the address.</summary>
public sealed partial class AgreementPage(IJSRuntime browser, NavigationManager navigation, ILogger<AgreementPage> logger)
{
    private Loadable<AgreementAnswer> state = new Loadable<AgreementAnswer>.Pending();

    [Parameter]
    public required string Id { get; set; }

    [SupplyParameterFromQuery]
    private string? First { get; set; }

    [SupplyParameterFromQuery]
    private string? Second { get; set; }

    private string Address => navigation.GetUriWithQueryParameters(
        $"api/datasets/{Uri.EscapeDataString(Id)}/agreement", new Dictionary<string, object?> { ["first"] = First, ["second"] = Second });

    protected override async Task OnParametersSetAsync() => state = await Loadable<AgreementAnswer>.FromAsync(ReadAsync, logger);

    // The browser asks, as for everything that a service answers: it may run in another process.
    private async Task<AgreementAnswer> ReadAsync()
    {
        await using var module = await browser.InvokeAsync<IJSObjectReference>("import", "./js/post.js");
        var reply = await module.InvokeAsync<Reply>("get", Address);
        return reply.Status switch
        {
            200 => JsonSerializer.Deserialize<AgreementAnswer>(reply.Body, ContractJson.Options)!,
            400 or 404 when reply.Body.StartsWith('"') => throw new InvalidOperationException(JsonSerializer.Deserialize<string>(reply.Body)),
            404 => throw new InvalidOperationException("The server runs no annotation service: set SEMCOV__DASHBOARD__ANNOTATIONURL to where it answers."),
            _ => throw new InvalidOperationException($"The annotation service answered {reply.Status}."),
        };
    }

    private void Choose(string name, string who) => navigation.NavigateTo(navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?> { ["first"] = Shown?.First, ["second"] = Shown?.Second, [name] = who }));

    private AgreementAnswer? Shown => (state as Loadable<AgreementAnswer>.Loaded)?.Value;

    private sealed record Reply(int Status, string Body);
}
