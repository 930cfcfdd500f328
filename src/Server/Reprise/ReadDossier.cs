using System.Collections.Frozen;
using System.Text.Json;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Reprise.Format;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Reprise;

/// <summary>Reads the dossier of a line, and judges all that the line itself tells.</summary>
internal static class ReadDossier
{
    // Nobody opens a DMP since then: a later one is none.
    private static readonly DateOnly LastOpenings = new(2021, 7, 1);

    private static readonly FrozenDictionary<string, DossierStatus> States = new Dictionary<string, DossierStatus>
    {
        ["actif"] = DossierStatus.Actif,
        ["ferme"] = DossierStatus.Ferme,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Sexes = FrozenSet.Create("M", "F", "I");

    /// <exception cref="LineFaultException">The line cannot be imported.</exception>
    public static DossierToImport Of(ReadOnlySpan<byte> line)
    {
        var told = Parse(line);
        var name = Told.Identifier(told.Dossier, "dossier");
        if (Told.Day(told.CreeLe, "creeLe") >= LastOpenings)
            throw new LineFaultException(FaultReason.DossierTropRecent, "creeLe");
        var patient = Told.Something(told.Patient, "patient");
        var ins = Told.In("patient", () => Identity(patient));
        var documents = ReadDocuments.Of(told.Documents, ins);
        return new DossierToImport(
            name,
            ins,
            State(told, ins, Told.In("patient", () => ToTraits(patient)), LastDocumentAt(documents)),
            Told.Each<string, string>(
                told.Oppositions?.Alimentation,
                "oppositions.alimentation",
                structure => Told.Identifier(structure, "")),
            ReadAuthorizations.Of(told.Autorisations),
            documents);
    }

    private static LegacyDossier Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, LegacyJson.Default.LegacyDossier)
                ?? throw new LineFaultException(FaultReason.LigneIllisible);
        }
        catch (JsonException)
        {
            // Its message and its path may hold what the line tells of a patient.
            throw new LineFaultException(FaultReason.LigneIllisible);
        }
    }

    private static Ins Identity(LegacyPatient patient)
    {
        var (matricule, oid) = (Told.Text(patient.Matricule, "matricule"), Told.Text(patient.Oid, "oid"));
        try
        {
            return Ins.Parse(matricule, oid) is { IsNia: false } ins
                ? ins
                : throw new LineFaultException(FaultReason.InsNiaRefuse, "oid");
        }
        catch (InsRefusedException refusal)
        {
            throw refusal.Reason switch
            {
                Reason.InsFormatInvalide => new LineFaultException(FaultReason.InsFormatInvalide, "matricule"),
                Reason.InsCleInvalide => new LineFaultException(FaultReason.InsCleInvalide, "matricule"),
                Reason.InsCRetire => new LineFaultException(FaultReason.InsCRetire, "oid"),
                _ => new LineFaultException(FaultReason.InsOidRefuse, "oid"),
            };
        }
    }

    private static Traits ToTraits(LegacyPatient patient)
    {
        var traits = new Traits
        {
            BirthName = Told.Text(patient.Nom, "nom"),
            UsedName = patient.NomUtilise ?? "",
            GivenNames = Told.Text(patient.Prenoms, "prenoms"),
            Sex = patient.Sexe ?? "",
            BirthDate = patient.Naissance ?? "",
        };
        if (traits.Sex.Length > 0 && !Sexes.Contains(traits.Sex))
            throw new LineFaultException(FaultReason.CodeInconnu, "sexe");
        if (traits.BirthDate.Length > 0 && !IsBirthDate(traits.BirthDate))
            throw new LineFaultException(FaultReason.ChampInvalide, "naissance");
        return traits;
    }

    // Digits, not always a day of the calendar (date lunaire).
    private static bool IsBirthDate(string text) =>
        text.Length == 10 && text.Index().All(at => at.Index is 4 or 7 ? at.Item == '-' : char.IsAsciiDigit(at.Item));

    private static StoredDossier State(LegacyDossier told, Ins ins, Traits traits, DateTimeOffset? lastDocumentAt)
    {
        var status = Told.OneOf(States, told.Etat, "etat");
        var isClosed = status == DossierStatus.Ferme;
        if (!isClosed && told.FermeLe is not null) throw new LineFaultException(FaultReason.StatutIncoherent, "fermeLe");
        if (!isClosed && told.Motif is not null) throw new LineFaultException(FaultReason.StatutIncoherent, "motif");
        return new StoredDossier(
            status,
            traits,
            new Contract.Ins { Matricule = ins.Matricule, Oid = ins.Oid },
            IsAttached: false,
            isClosed ? Told.Instant(told.FermeLe, "fermeLe") : null,
            isClosed ? Told.Text(told.Motif, "motif") : "",
            told.Oppositions?.BrisDeGlace ?? false,
            told.Oppositions?.Urgence ?? false,
            lastDocumentAt);
    }

    private static DateTimeOffset? LastDocumentAt(List<DocumentToImport> documents) =>
        documents.Count == 0 ? null : documents.Max(document => document.SubmittedAt);
}
