namespace MonEspaceSante.Server.Annuaire.Boites;

/// <summary>Whose a mailbox is, in the numbers of the contract.</summary>
internal enum BoiteType
{
    /// <summary>A professional's (PER).</summary>
    Personnelle = 1,

    /// <summary>A structure's (ORG).</summary>
    Organisationnelle = 2,

    /// <summary>A software's in a structure (APP).</summary>
    Applicative = 3,

    /// <summary>A practice's, shared by several professionals (CAB).</summary>
    Cabinet = 4,
}
