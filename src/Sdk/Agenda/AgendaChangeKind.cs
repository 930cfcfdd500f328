namespace MonEspaceSante.Agenda;

/// <summary>What happened in an agenda.</summary>
public enum AgendaChangeKind
{
    /// <summary>Something that this version does not know.</summary>
    Unknown,

    /// <summary>An appointment was made.</summary>
    Cree,

    /// <summary>It was changed, or one time of a series was cancelled.</summary>
    Modifie,

    /// <summary>It was cancelled, whole.</summary>
    Annule,
}
