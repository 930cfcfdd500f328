namespace MonEspaceSante.Errors;

/// <summary>What the caller can do about a refusal: one exception type each.</summary>
public enum CallerAction
{
    /// <summary>Correct the call: <see cref="ContractViolationException"/>.</summary>
    Integration,

    /// <summary>Wait or have the service repaired: <see cref="ServiceUnavailableException"/>.</summary>
    Service,

    /// <summary>Change or check the card: <see cref="CarteRefusedException"/>.</summary>
    Carte,

    /// <summary>Open a session again: <see cref="SessionEndedException"/>.</summary>
    Session,

    /// <summary>Have somebody entitled act: <see cref="HabilitationDeniedException"/>.</summary>
    Habilitation,

    /// <summary>Check the patient's identity: <see cref="InsRefusedException"/>.</summary>
    Patient,

    /// <summary>Do without the dossier: <see cref="DossierUnavailableException"/>.</summary>
    Dossier,

    /// <summary>Correct the document: <see cref="DocumentRefusedException"/>.</summary>
    Document,

    /// <summary>Check the code, the password or the state of the account: <see cref="CompteRefusedException"/>.</summary>
    Compte,

    /// <summary>Correct the message, its recipients or its attachments: <see cref="MessageRefusedException"/>.</summary>
    Message,

    /// <summary>Choose another time, or read the agenda again: <see cref="AgendaRefusedException"/>.</summary>
    Agenda,
}
