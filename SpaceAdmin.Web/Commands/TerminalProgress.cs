namespace SpaceAdmin.Web.Commands;

/// <summary>One line on a terminal that is written over as work goes on; silent when nobody watches.</summary>
internal sealed class TerminalProgress<T>(Func<T, string> line) : IProgress<T>, IDisposable
{
    private int _shown;

    public void Report(T value)
    {
        if (!Console.IsErrorRedirected)
        {
            var text = line(value);
            Console.Error.Write($"\r{text.PadRight(_shown)}");
            _shown = text.Length;
        }
    }

    /// <summary>Leaves a clean line for what comes next.</summary>
    public void Dispose()
    {
        if (_shown > 0)
        {
            Console.Error.Write($"\r{new string(' ', _shown)}\r");
        }
    }
}
