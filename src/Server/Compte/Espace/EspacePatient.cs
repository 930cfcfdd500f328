namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>What a person does in the dossier: professionals, documents, profile, traces, notifications.</summary>
internal sealed record EspacePatient(
    ListProfessionals ListProfessionals,
    BlockAccess BlockAccess,
    ListDocuments ListDocuments,
    ReadDocument ReadDocument,
    DepositDocument DepositDocument,
    HideDocument HideDocument,
    RemoveDocument RemoveDocument,
    GetProfil GetProfil,
    UpdateProfil UpdateProfil,
    ListTraces ListTraces,
    ListNotifications ListNotifications,
    AcknowledgeNotifications AcknowledgeNotifications);
