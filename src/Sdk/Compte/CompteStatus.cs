namespace MonEspaceSante.Compte;

/// <summary>Where an account stands.</summary>
public enum CompteStatus
{
    /// <summary>A state that this version does not know.</summary>
    Unknown,

    /// <summary>None: nothing was sent yet, or what was kept of a former account is erased.</summary>
    Inexistant,

    /// <summary>Announced by a letter: it opens by itself when the time to oppose is over.</summary>
    Annonce,

    /// <summary>The person opposed. There is no account until the person asks for one.</summary>
    Oppose,

    /// <summary>Opened, and activated by nobody: professionals feed it, nobody signs in.</summary>
    Cree,

    /// <summary>Activated by the person, or by the legal representatives of a minor.</summary>
    Actif,

    /// <summary>Closed. What it holds is kept for ten years, and comes back with a new account.</summary>
    Clos,
}
