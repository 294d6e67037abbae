namespace SpaceAdmin.Core.Access;

/// <summary>Tells commands and queries who is acting. The host answers from the signed-in user.</summary>
public interface ICurrentActor
{
    ValueTask<Actor> GetAsync(CancellationToken ct);
}
