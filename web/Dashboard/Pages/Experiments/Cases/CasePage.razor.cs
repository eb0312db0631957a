using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Http;
using SemCovNet.Dashboard.Calls;
using SemCovNet.Dashboard.Loading;

namespace SemCovNet.Dashboard.Pages.Experiments.Cases;

/// <summary>One image of an evaluation: what the model makes of it, and where it looked for a descriptor. Image, descriptor and opacity are in the address.</summary>
public sealed partial class CasePage(CaseReader reader, ServiceCall services, NavigationManager navigation, ILogger<CasePage> logger)
{
    private const int DefaultOpacity = 60;

    private Loadable<CaseView?> state = new Loadable<CaseView?>.Pending();
    private Loadable<DescriptorMapsAnswer> maps = new Loadable<DescriptorMapsAnswer>.Pending();
    private (string, string?, string, ConfusionCell)? loaded;
    private int opacity = DefaultOpacity;

    [Parameter]
    public required string Id { get; set; }

    [Parameter]
    public required string Image { get; set; }

    [SupplyParameterFromQuery]
    private string? Evaluation { get; set; }

    [SupplyParameterFromQuery(Name = "true")]
    private string? Truth { get; set; }

    [SupplyParameterFromQuery]
    private string? Predicted { get; set; }

    /// <summary>absent for the answer from the image alone; null for the headline's.</summary>
    [SupplyParameterFromQuery]
    private string? Priors { get; set; }

    /// <summary>Whose map is shown; null for the one that is predicted most.</summary>
    [SupplyParameterFromQuery]
    private string? Descriptor { get; set; }

    /// <summary>0 to 100.</summary>
    [SupplyParameterFromQuery(Name = "opacity")]
    private int? AskedOpacity { get; set; }

    private ConfusionCell Cell => new(Truth, Predicted, Priors != CaseLink.PriorsAbsent);

    private DescriptorMapsAnswer? MapsOrNull => (maps as Loadable<DescriptorMapsAnswer>.Loaded)?.Value;

    private string? Chosen => MapsOrNull is { Rows: 0 } ? null : Descriptor ?? MapsOrNull?.Descriptors.MaxBy(item => item.Score ?? 0)?.Descriptor;

    protected override async Task OnParametersSetAsync()
    {
        opacity = Math.Clamp(AskedOpacity ?? DefaultOpacity, 0, 100);
        // Another descriptor or opacity shows the same answer another way.
        if (loaded == (Id, Evaluation, Image, Cell))
            return;
        loaded = (Id, Evaluation, Image, Cell);
        maps = new Loadable<DescriptorMapsAnswer>.Pending();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var asked = loaded;
        var read = await Loadable<CaseView?>.FromAsync(() => reader.ReadAsync(Id, Evaluation, Image, Cell), logger);
        // The reader may have gone on to another image before this one's answer came.
        if (loaded != asked)
            return;
        state = read;
        if (read is not Loadable<CaseView?>.Loaded { Value: { } view })
            return;
        StateHasChanged();
        var answer = await Loadable<DescriptorMapsAnswer>.FromAsync(() => MapsRequest.SendAsync(services, view, Cell.PriorsGiven), logger);
        if (loaded == asked)
            maps = answer;
    }

    private static IEnumerable<string> Marks(CaseView view, string name)
    {
        if (name == view.Classes[view.Case.Prediction.Class])
            yield return "true";
        if (name == view.Classes[view.Case.Predicted])
            yield return "predicted";
    }

    private string With(string parameter, string? value) => navigation.GetUriWithQueryParameter(parameter, value);

    private void Fade(int to) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("opacity", to == DefaultOpacity ? null : (int?)to), new NavigationOptions { ReplaceHistoryEntry = true });
}
