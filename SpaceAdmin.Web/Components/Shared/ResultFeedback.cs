using MudBlazor;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Components.Shared;

internal static class ResultFeedback
{
    extension(ISnackbar snackbar)
    {
        /// <summary>The one way an outcome reaches the user. True when it succeeded.</summary>
        public bool Report<T>(Result<T> result, Func<T, string> done, Action<SnackbarOptions>? configure = null)
        {
            if (result.Succeeded)
            {
                snackbar.Add(done(result.Value), Severity.Success, configure);
                return true;
            }

            snackbar.Add(result.Failure.Message, result.Failure is Failure.Stale ? Severity.Warning : Severity.Error);
            return false;
        }
    }
}
