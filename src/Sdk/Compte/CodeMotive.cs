namespace MonEspaceSante.Compte;

/// <summary>Why a letter is sent.</summary>
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

    /// <summary>The person lost what they sign in with: the code serves to replace it.</summary>
    Connexion,

    /// <summary>What the person signs in with was replaced: the letter holds no code.</summary>
    Securite,
}
