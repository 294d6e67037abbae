using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Components.Shared;

public sealed partial class FormDialog<TValue>
{
    private string? _refused;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    /// <summary>Of the form; what is refused has it with <c>-refused</c> after it.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter]
    public string Class { get; set; } = "stack";

    /// <summary>What the button says that submits.</summary>
    [Parameter, EditorRequired]
    public string Confirm { get; set; } = "";

    /// <summary>It takes something away.</summary>
    [Parameter]
    public bool Danger { get; set; }

    /// <summary>There is nothing to submit yet.</summary>
    [Parameter]
    public bool Disabled { get; set; }

    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = null!;

    /// <summary>Buttons before the others.</summary>
    [Parameter]
    public RenderFragment? Aside { get; set; }

    /// <summary>What cannot even be sent, as a sentence; null when all can.</summary>
    [Parameter]
    public Func<string?> Check { get; set; } = () => null;

    [Parameter, EditorRequired]
    public Func<Task<Result<TValue>>> Save { get; set; } = null!;

    /// <summary>Which failures are put right by typing. With any other it closes.</summary>
    [Parameter]
    public Func<Failure, bool> StaysOpen { get; set; } = failure => failure is Failure.Rejected;

    /// <summary>The fields say themselves what is refused.</summary>
    [Parameter]
    public bool FieldsTell { get; set; }

    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    /// <summary>Something else is asked now, and that was not refused yet.</summary>
    public void ForgetRefusal() => _refused = null;

    private async Task SubmitAsync()
    {
        if (Disabled)
        {
            return;
        }

        _refused = Check();
        if (_refused is not null)
        {
            return;
        }

        var result = await Save();
        if (result.Failure is { } failure && StaysOpen(failure))
        {
            _refused = FieldsTell ? null : failure.Message;
        }
        else
        {
            Dialog.Close(DialogResult.Ok(result));
        }
    }
}
