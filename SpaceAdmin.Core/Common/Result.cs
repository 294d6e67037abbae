using System.Diagnostics.CodeAnalysis;

namespace SpaceAdmin.Core.Common;

/// <summary>What a command gives back: a value, or the reason why nothing happened.</summary>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "A result is made by returning a value or a failure.")]
public sealed record Result<T>
{
    private Result()
    {
    }

    public T? Value { get; private init; }

    public Failure? Failure { get; private init; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Failure is null;

    public static implicit operator Result<T>(T value) => new() { Value = value };

    public static implicit operator Result<T>(Failure failure) => new() { Failure = failure };
}
