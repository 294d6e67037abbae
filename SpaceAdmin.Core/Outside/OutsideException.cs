namespace SpaceAdmin.Core.Outside;

/// <summary>A sentence on its way through the parts of a connection that know no results. Never leaves this folder.</summary>
internal sealed class OutsideException : Exception
{
    public OutsideException(string sentence)
        : base(sentence)
    {
    }

    public OutsideException(string sentence, Exception inner)
        : base(sentence, inner)
    {
    }

    public OutsideException()
    {
    }
}
