namespace MonEspaceSante.Server.Reprise;

/// <summary>What becomes of a line.</summary>
internal enum LineOutcome
{
    /// <summary>Its dossier comes in.</summary>
    Imported,

    /// <summary>Its dossier came in with an earlier import of the file.</summary>
    AlreadyImported,

    /// <summary>It tells a dossier of another line again, to the letter.</summary>
    Repeated,

    /// <summary>It does not come in.</summary>
    Refused,
}
