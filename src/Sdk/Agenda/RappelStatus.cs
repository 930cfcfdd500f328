namespace MonEspaceSante.Agenda;

/// <summary>Where a reminder stands.</summary>
public enum RappelStatus
{
    /// <summary>A state that this version does not know.</summary>
    Unknown,

    /// <summary>Its time has not come.</summary>
    AVenir,

    /// <summary>Its time has come, and nothing in the dossier or the agenda answers it.</summary>
    AFaire,

    /// <summary>An appointment answers it.</summary>
    Planifie,

    /// <summary>It was done.</summary>
    Fait,
}
