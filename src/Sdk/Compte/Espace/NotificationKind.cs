namespace MonEspaceSante.Compte;

/// <summary>What a person is told of.</summary>
public enum NotificationKind
{
    /// <summary>Something that this version does not know.</summary>
    Unknown,

    /// <summary>A document came, or is shown to the patient from now on.</summary>
    Document,

    /// <summary>A professional looked the dossier up.</summary>
    Consultation,

    /// <summary>Somebody broke the glass, or came from a medical regulation centre.</summary>
    Urgence,

    /// <summary>A message came.</summary>
    Message,

    /// <summary>What may read the dossier changed: an authorisation, an application.</summary>
    Autorisation,

    /// <summary>What the person signs in with was replaced.</summary>
    Securite,

    /// <summary>A professional, or an application that was let in, made, changed or cancelled an appointment.</summary>
    RendezVous,

    /// <summary>A reminder: of an appointment, of the vaccination calendar, of a follow-up exam.</summary>
    Rappel,
}
