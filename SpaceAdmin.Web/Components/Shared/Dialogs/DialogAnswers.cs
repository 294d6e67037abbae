using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace SpaceAdmin.Web.Components.Shared;

internal static class DialogAnswers
{
    extension(IDialogService dialogs)
    {
        /// <summary>The one way a dialog is shown. What it was closed with; nothing when the viewer went back.</summary>
        public Task<TAnswer?> AskAsync<TDialog, TAnswer>(string title, DialogParameters<TDialog> parameters, DialogOptions? options = null)
            where TDialog : IComponent =>
            BusyState.AskAsync(async () =>
            {
                var dialog = await dialogs.ShowAsync<TDialog>(title, parameters, options ?? new DialogOptions());
                return await dialog.Result is { Canceled: false, Data: TAnswer answer } ? answer : default;
            });
    }
}
