namespace SpaceAdmin.Web.Commands;

/// <summary>One line on a terminal that is written over as work goes on; silent when nobody watches.</summary>
internal sealed class TerminalProgress<T>(Terminal terminal, Func<T, string> line) : IProgress<T>, IDisposable
{
    private int _shown;

    public void Report(T value)
    {
        if (terminal.IsWatched)
        {
            var text = line(value);
            terminal.Error.Write($"\r{text.PadRight(_shown)}");
            _shown = text.Length;
        }
    }

    /// <summary>Leaves a clean line for what comes next.</summary>
    public void Dispose()
    {
        if (_shown > 0)
        {
            terminal.Error.Write($"\r{new string(' ', _shown)}\r");
        }
    }
}
