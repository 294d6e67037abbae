using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SpaceAdmin.Tests;

/// <summary>Keeps the exceptions that are logged, since whoever logs them goes on as if nothing had been.</summary>
internal sealed class FaultLog<T> : ILogger<T>
{
    private readonly ConcurrentQueue<Exception> _faults = new();

    public IReadOnlyCollection<Exception> Faults => _faults;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not null)
        {
            _faults.Enqueue(exception);
        }
    }
}
