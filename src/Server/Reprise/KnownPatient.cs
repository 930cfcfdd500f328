namespace MonEspaceSante.Server.Reprise;

/// <summary>A patient whom the server knows.</summary>
internal sealed record KnownPatient
{
    public byte[] IdentifierHash { get; init; } = [];

    public byte[] PatientId { get; init; } = [];

    /// <summary>The state of the dossier; null when there is no row of it.</summary>
    public long? Status { get; init; }

    /// <summary>1 when a dossier was imported for the patient.</summary>
    public long IsImported { get; init; }
}
