namespace MonEspaceSante.Server.Insi.National;

/// <summary>A request, ready to be sent any number of times.</summary>
internal sealed record InsiMessage(Guid Id, string Action, byte[] Content)
{
    /// <summary>The operation, by the last word of its action.</summary>
    public string Operation => Action[(Action.LastIndexOf(':') + 1)..];

    /// <summary>Names the type only: a request names a patient.</summary>
    public override string ToString() => "InsiMessage(…)";
}
