namespace MonEspaceSante.Server.Reprise;

/// <summary>A dossier that was imported, as table imported_dossier keeps it.</summary>
internal sealed record KnownDossier
{
    public byte[] DossierHash { get; init; } = [];

    public byte[] PatientId { get; init; } = [];

    public byte[] ContentHash { get; init; } = [];

    public byte[] SourceHash { get; init; } = [];

    public long Line { get; init; }

    public long Lacking { get; init; }

    public long? EraseAt { get; init; }
}
