namespace MonEspaceSante.Server.Messagerie.Regles;

/// <summary>Where a document goes.</summary>
[Flags]
internal enum Destinations
{
    None = 0,

    /// <summary>The dossier (DESTDMP).</summary>
    Dmp = 1,

    /// <summary>Mailboxes of professionals, structures and applications (DESTMSSANTEPS).</summary>
    Professionals = 2,

    /// <summary>The mailbox of the patient (DESTMSSANTEPAT).</summary>
    Patient = 4,
}
