namespace MonEspaceSante.Annuaire;

/// <summary>Whose a mailbox of the secure messaging is.</summary>
public enum MailboxType
{
    /// <summary>A type that this version does not know.</summary>
    Unknown,

    /// <summary>A professional's (PER), for all of their activities or for one structure.</summary>
    Personnelle,

    /// <summary>A structure's (ORG), such as a pharmacy's or a ward's.</summary>
    Organisationnelle,

    /// <summary>A software's in a structure (APP).</summary>
    Applicative,

    /// <summary>A practice's, shared by several professionals (CAB).</summary>
    Cabinet,
}
