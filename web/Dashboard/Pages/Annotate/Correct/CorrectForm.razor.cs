using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SemCovNet.Contracts.Http;
using SemCovNet.Dashboard.Calls;
using SemCovNet.Dashboard.Readers;

namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <summary>The descriptors of one image, set by keys or by hand. What is set lies in the browser until it is saved.</summary>
public sealed partial class CorrectForm(IJSRuntime browser, ServiceCall services) : IAsyncDisposable
{
    private const string Unobserved = "not observed";
    private const string DefaultReason = "corrected on the page";

    private ElementReference element;
    private CorrectKeys? keys;
    private Draft draft = new();
    private IReadOnlyList<ValueConflict> conflicts = [];
    private string? failure;
    private int selected;
    private bool sending;
    private bool restored;
    private bool ready;

    [Parameter, EditorRequired]
    public required string Dataset { get; set; }

    [Parameter, EditorRequired]
    public required CorrectView View { get; set; }

    /// <summary>The descriptor that is chosen first; null for the first of all.</summary>
    [Parameter]
    public string? Focus { get; set; }

    /// <summary>It was saved, or passed over: on to the next.</summary>
    [Parameter, EditorRequired]
    public EventCallback<CorrectView> OnDone { get; set; }

    private string DraftKey => $"semcov-draft/{Dataset}/{View.Row.Image}";

    protected override void OnInitialized() => selected = Math.Max(0, View.Table.PlaceOf(Focus));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        keys = new(browser, key => InvokeAsync(() => PressAsync(key)));
        if (!await keys.ListenAsync(element))
            return;
        draft = Draft.From(await keys.RestoreAsync(DraftKey));
        (restored, ready) = (!draft.IsEmpty, true);
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        if (keys is not null)
            await keys.DisposeAsync();
    }

    private static string ValueText(double? value) => value?.ToString("0.###", Reader.Current.Numbers) ?? Unobserved;

    private void Select(int place) => selected = place;

    private async Task PressAsync(string key)
    {
        if (sending)
            return;
        switch (key)
        {
            case "ArrowUp" or "ArrowDown":
                Select((selected + (key == "ArrowUp" ? -1 : 1) + View.Vocabulary.Count) % View.Vocabulary.Count);
                break;
            case "Ctrl+Enter":
                await SaveAsync();
                break;
            case "Ctrl+Space":
                await OnDone.InvokeAsync(View);
                break;
            default:
                if (ValueKeys.TryApply(key, draft.ValueOf(View.Vocabulary[selected].Name, View.Values[selected]), View.IsBinary(selected), out var to))
                    await SetAsync(selected, to);
                break;
        }
        StateHasChanged();
    }

    private Task SlideAsync(int place, ChangeEventArgs change)
    {
        Select(place);
        return SetAsync(place, double.Parse((string)change.Value!, CultureInfo.InvariantCulture) / 10);
    }

    private Task SetAsync(int place, double? to)
    {
        draft.Set(View.Vocabulary[place].Name, View.Values[place], to);
        return KeepAsync();
    }

    private Task TypeReasonAsync(string? reason)
    {
        draft.Reason = reason ?? "";
        return KeepAsync();
    }

    private Task DiscardAsync()
    {
        (draft, restored, conflicts) = (new(), false, []);
        return KeepAsync();
    }

    private Task YieldAsync(ValueConflict conflict)
    {
        draft.Forget(conflict.Descriptor);
        conflicts = [.. conflicts.Where(other => other != conflict)];
        return KeepAsync();
    }

    private Task InsistAsync(ValueConflict conflict)
    {
        draft.Insist(conflict);
        conflicts = [.. conflicts.Where(other => other != conflict)];
        return KeepAsync();
    }

    private Task KeepAsync() => !ready ? Task.CompletedTask : draft.IsEmpty && draft.Reason.Length == 0 ? ForgetAsync() : keys!.KeepAsync(DraftKey, draft.ToText());

    private Task ForgetAsync() => ready ? keys!.ForgetAsync(DraftKey) : Task.CompletedTask;

    private async Task SaveAsync()
    {
        (sending, failure, conflicts) = (true, null, []);
        // The page may be loaded again before the answer comes, and this image then stands at the end of its list.
        var saved = View;
        try
        {
            var reason = string.IsNullOrWhiteSpace(draft.Reason) ? DefaultReason : draft.Reason.Trim();
            var answer = await RevisionCall.SendAsync(services, Dataset, new(View.Row.Image, draft.Changes, reason));
            (conflicts, failure) = (answer.Conflicts, answer.Failure);
            if (conflicts.Count > 0 || failure is not null)
                return;
            await ForgetAsync();
            await OnDone.InvokeAsync(saved);
        }
        finally
        {
            sending = false;
        }
    }
}
