using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Loading;

namespace SemCovNet.Dashboard.Pages.Experiments.Cases;

/// <summary>Images by what they are and what they were taken for; the cell is in the address.</summary>
public sealed partial class CasesPage(CasesReader reader, NavigationManager navigation, ILogger<CasesPage> logger)
{
    private const int PageSize = 60;

    private readonly Latest latest = new();
    private Loadable<CasesView?> state = new Loadable<CasesView?>.Pending();

    [Parameter]
    public required string Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Evaluation { get; set; }

    [SupplyParameterFromQuery(Name = "true")]
    private string? Truth { get; set; }

    [SupplyParameterFromQuery]
    private string? Predicted { get; set; }

    /// <summary>absent for the answers from the image alone; null for the headline's.</summary>
    [SupplyParameterFromQuery]
    private string? Priors { get; set; }

    /// <summary>1 for the first.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    private int? PageNumber { get; set; }

    private bool PriorsGiven => Priors != CaseLink.PriorsAbsent;

    protected override Task OnParametersSetAsync() =>
        latest.ShowAsync(Loadable<CasesView?>.FromAsync(() => reader.ReadAsync(Id, Evaluation, Truth, Predicted, PriorsGiven), logger), read => state = read);

    private static int Pages(CasesView view) => (view.Cases.Count + PageSize - 1) / PageSize;

    private int ShownPage(CasesView view) => Math.Clamp(PageNumber ?? 1, 1, Pages(view));

    private string PageLink(int page) => navigation.GetUriWithQueryParameter("page", page == 1 ? null : page);

    private string AllLink => navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["true"] = null, ["predicted"] = null, ["page"] = null });

    private string CaseAddress(CasesView view, string image) => CaseLink.To(view.Report, image, new(Truth, Predicted, PriorsGiven));

    private void Choose(string name, string? value) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = value, ["page"] = null }));
}
