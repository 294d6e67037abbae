namespace SpaceAdmin.Web.Components.Shared;

/// <summary>One thing at a time: what is begun while another runs does nothing.</summary>
/// <param name="changed">Renders what depends on it.</param>
public sealed class BusyState(Action changed)
{
    private static readonly AsyncLocal<BusyState?> s_around = new();

    private bool _asks;

    public bool Runs { get; private set; }

    /// <summary>
    /// Whether the buttons are disabled. They are not while a dialog asks: its opener gets the focus back, and a disabled button
    /// cannot have it.
    /// </summary>
    public bool Disables => Runs && !_asks;

    public async Task RunAsync(Func<Task> work)
    {
        if (Runs)
        {
            return;
        }

        Runs = true;
        s_around.Value = this;
        changed();
        try
        {
            await work();
        }
        finally
        {
            Runs = false;
            changed();
        }
    }

    /// <summary>Waits for the answer of a dialog, in whatever runs around the call.</summary>
    internal static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        var around = s_around.Value;
        around?.Ask(true);
        try
        {
            return await ask();
        }
        finally
        {
            around?.Ask(false);
        }
    }

    private void Ask(bool asks)
    {
        _asks = asks;
        changed();
    }
}
