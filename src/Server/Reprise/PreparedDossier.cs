namespace MonEspaceSante.Server.Reprise;

/// <summary>A dossier that comes in, its bytes durable.</summary>
/// <param name="Judgement">What was judged.</param>
/// <param name="Contents">Where the bytes of each document are, in their order; <see cref="Guid.Empty"/> where there are
/// none.</param>
/// <param name="Notices">What the report tells of bytes that are not there.</param>
internal sealed record PreparedDossier(
    Judgement Judgement, IReadOnlyList<Guid> Contents, IReadOnlyList<LineFault> Notices)
{
    public DossierToImport Dossier => Judgement.Line.Dossier!;

    /// <summary>How many documents wait for their bytes. Nobody reads a deleted one.</summary>
    public long Lacking => Contents.Zip(Dossier.Documents)
        .Count(pair => pair.First == Guid.Empty && pair.Second.DeletedAt is null);
}
