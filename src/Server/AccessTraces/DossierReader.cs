namespace MonEspaceSante.Server.AccessTraces;

/// <summary>Who reads what happened to a dossier. The numbers are compared with those of the store.</summary>
internal enum DossierReader
{
    /// <summary>A legal representative: nothing of what was done in secret.</summary>
    Representative = 0,

    /// <summary>The patient: all.</summary>
    Patient = 1,
}
