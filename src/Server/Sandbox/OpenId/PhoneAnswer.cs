namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>What the professional does with the question on the telephone.</summary>
public enum PhoneAnswer
{
    /// <summary>Confirms.</summary>
    Confirm,

    /// <summary>Refuses.</summary>
    Refuse,

    /// <summary>Does nothing: the question expires.</summary>
    Ignore,
}
