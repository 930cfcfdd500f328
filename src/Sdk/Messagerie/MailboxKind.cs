namespace MonEspaceSante.Messagerie;

/// <summary>What kind of mailbox.</summary>
public enum MailboxKind
{
    /// <summary>A kind that this version does not know.</summary>
    Unknown,

    /// <summary>A professional's own.</summary>
    Personnelle,

    /// <summary>A structure's.</summary>
    Organisationnelle,

    /// <summary>An application's of a structure.</summary>
    Applicative,

    /// <summary>A practice's, which several professionals share.</summary>
    Cabinet,

    /// <summary>A patient's.</summary>
    Patient,
}
