namespace MonEspaceSante.Server.Habilitation;

/// <summary>What the functional matrix grants. Its default denies.</summary>
internal enum Grant
{
    Denied,
    Granted,

    /// <summary>On the caller's own documents only.</summary>
    OwnDocuments,

    /// <summary>For the caller's own structure only.</summary>
    OwnStructure,
}
