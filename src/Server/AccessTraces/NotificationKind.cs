namespace MonEspaceSante.Server.AccessTraces;

/// <summary>What a patient is told of. The numbers are kept in the store.</summary>
internal enum NotificationKind
{
    /// <summary>Someone has searched the dossier (TD3.1).</summary>
    Search = 1,

    /// <summary>A document came, or is shown to the patient from now on.</summary>
    Document = 2,

    /// <summary>Someone broke the glass, or came from a medical regulation centre.</summary>
    Urgence = 3,

    /// <summary>A message came.</summary>
    Message = 4,

    /// <summary>Who may read the dossier changed.</summary>
    Autorisation = 5,

    /// <summary>What the person signs in with was replaced.</summary>
    Securite = 6,

    /// <summary>A professional, or an application that was let in, made, changed or cancelled an appointment.</summary>
    RendezVous = 7,

    /// <summary>A reminder: of an appointment, of the vaccination calendar, of a follow-up exam.</summary>
    Rappel = 8,
}
