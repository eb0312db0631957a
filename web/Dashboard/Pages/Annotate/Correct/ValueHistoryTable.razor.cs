using System.Globalization;
using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Calls;
using SemCovNet.ReadModels.Annotations;

namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <summary>Every change of every value, who made it and why; an earlier value is restored by a new revision.</summary>
public sealed partial class ValueHistoryTable(ServiceCall services)
{
    private bool sending;
    private string? failure;

    [Parameter, EditorRequired]
    public required string Dataset { get; set; }

    [Parameter, EditorRequired]
    public required CorrectView View { get; set; }

    private double? Current(ValueChangeEntry entry) => View.Table.PlaceOf(entry.Descriptor) is >= 0 and var place ? View.Values[place] : null;

    private async Task RestoreAsync(ValueChangeEntry entry)
    {
        (sending, failure) = (true, null);
        try
        {
            var reason = $"restored the value of {entry.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC by {entry.Actor}";
            var outcome = await RevisionCall.SendAsync(services, Dataset, new(View.Row.Image, [new(entry.Descriptor, Current(entry), entry.To)], reason));
            failure = outcome.Conflicts.Count > 0 ? "Somebody has changed this value just now: look at it first." : outcome.Failure;
        }
        finally
        {
            sending = false;
        }
    }
}
