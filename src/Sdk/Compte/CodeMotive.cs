namespace MonEspaceSante.Compte;

/// <summary>What a provisional code was drawn for.</summary>
public enum CodeMotive
{
    /// <summary>A motive that this version does not know.</summary>
    Unknown,

    /// <summary>The letter that announces the account.</summary>
    Annonce,

    /// <summary>The person asked for an account, or for another code.</summary>
    Demande,

    /// <summary>The person reached majority: the account of the minor is handed over.</summary>
    Majorite,
}
