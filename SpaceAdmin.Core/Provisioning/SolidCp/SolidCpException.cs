using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>The panel did not do one of the steps, which ends the request. Never leaves <see cref="SolidCpProvisioner"/>.</summary>
internal sealed class SolidCpException : Exception
{
    public SolidCpException(OutboxVerdict verdict, string words)
        : base(words) => Answer = new ProvisionerAnswer(verdict, words);

    public SolidCpException()
        : this("")
    {
    }

    public SolidCpException(string words)
        : this(OutboxVerdict.Unclear, words)
    {
    }

    public SolidCpException(string words, Exception inner)
        : base(words, inner) => Answer = new ProvisionerAnswer(OutboxVerdict.Unclear, words);

    public ProvisionerAnswer Answer { get; }
}
