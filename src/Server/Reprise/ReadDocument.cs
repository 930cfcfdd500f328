using System.Collections.Frozen;
using MonEspaceSante.Cda;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Submissions;
using MonEspaceSante.Server.Reprise.Format;

namespace MonEspaceSante.Server.Reprise;

/// <summary>Reads a document of a dossier.</summary>
internal static class ReadDocument
{
    private const int Sha1Bytes = 20;
    private const int Sha256Bytes = 32;

    private static readonly FrozenDictionary<string, DocumentStatus> States = new Dictionary<string, DocumentStatus>
    {
        ["courant"] = DocumentStatus.Approved,
        ["remplace"] = DocumentStatus.Deprecated,
        ["supprime"] = DocumentStatus.Deleted,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, DocumentOrigin> Origins = new Dictionary<string, DocumentOrigin>
    {
        ["professionnel"] = DocumentOrigin.Professionnel,
        ["patient"] = DocumentOrigin.Patient,
        ["systeme"] = DocumentOrigin.Systeme,
    }.ToFrozenDictionary();

    public static DocumentToImport Of(LegacyDocument told, Ins patient, int rank)
    {
        var status = Told.OneOf(States, told.Statut, "statut");
        var isDeleted = status == DocumentStatus.Deleted;
        if (!isDeleted && told.SupprimeLe is not null)
            throw new LineFaultException(FaultReason.StatutIncoherent, "supprimeLe");
        var metadata = ReadMetadata.Of(told, patient);
        return new DocumentToImport(
            metadata,
            status,
            ToVisibility(told, VaccinationRule.IsNote(metadata)),
            Told.OneOf(Origins, told.Origine, "origine"),
            told.Archive,
            Told.Instant(told.DeposeLe, "deposeLe"),
            isDeleted ? Told.Instant(told.SupprimeLe, "supprimeLe") : null,
            told.Taille is { } size and > 0 ? size : throw new LineFaultException(FaultReason.ChampInvalide, "taille"),
            Told.Hash(told.Sha1, Sha1Bytes, "sha1"),
            Told.Hash(told.Sha256, Sha256Bytes, "sha256"),
            Predecessor: null,
            ReplacedBy: null,
            ToVaccination(told, VaccinationRule.IsNote(metadata)),
            told.Contenu,
            rank);
    }

    // Notes are shown to all, as those that are submitted.
    private static Visibility ToVisibility(LegacyDocument told, bool isNote) =>
        isNote && (told.MasquePs || told.InvisiblePatient || told.InvisibleRepresentants)
            ? throw new LineFaultException(FaultReason.VaccinationInvalide)
            : new Visibility
            {
                HiddenFromProfessionals = told.MasquePs,
                HiddenFromPatient = told.InvisiblePatient,
                HiddenFromRepresentatives = told.InvisibleRepresentants,
            };

    private static Vaccination? ToVaccination(LegacyDocument told, bool isNote)
    {
        if (isNote != (told.Vaccination is not null))
            throw new LineFaultException(FaultReason.VaccinationInvalide, "vaccination");
        if (told.Vaccination is not { } note) return null;
        return Told.In("vaccination", () =>
        {
            var vaccine = Told.In("vaccin", () => ReadMetadata.Of(Told.Something(note.Vaccin, "")));
            var day = Told.Date(note.Date, "date");
            return new Vaccination(
                Told.Identifier(note.Id, "id"),
                new(vaccine.Code_, vaccine.System, vaccine.Label),
                new(day.Digits),
                Line: 0);
        });
    }
}
