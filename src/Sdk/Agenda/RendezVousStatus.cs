namespace MonEspaceSante.Agenda;

/// <summary>Where an appointment stands.</summary>
public enum RendezVousStatus
{
    /// <summary>A state that this version does not know.</summary>
    Unknown,

    /// <summary>It takes place as told.</summary>
    Prevu,

    /// <summary>It was cancelled, whole.</summary>
    Annule,
}
