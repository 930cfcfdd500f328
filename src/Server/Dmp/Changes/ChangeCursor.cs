using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Changes;

/// <summary>Where a watch goes on, sealed for its dossier. It remembers who watched, and lets anyone go on.</summary>
internal sealed class ChangeCursor(SealedToken tokens)
{
    private const string Purpose = "change cursor";

    public string Seal(DossierAccess access, long seq) =>
        tokens.Seal(Purpose, access.PatientId.ToByteArray(), DossierPlace.Serialize(access, seq));

    public DossierPlace Open(DossierAccess access, string cursor) =>
        tokens.Open(Purpose, access.PatientId.ToByteArray(), cursor) is { } place
            ? DossierPlace.Parse(access, place)
            : throw Refusal.Because(Reason.CurseurInvalide, new Violation("cursor", "curseur d'un autre dossier"));
}
