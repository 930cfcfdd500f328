using System.Collections.Frozen;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Server.Reprise.Format;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Reprise;

/// <summary>Reads who may read a dossier, or must not.</summary>
internal static class ReadAuthorizations
{
    private const string Medecin = "10";

    private static readonly FrozenDictionary<string, AuthorizationStatus> States =
        new Dictionary<string, AuthorizationStatus>
        {
            ["valide"] = AuthorizationStatus.Valide,
            ["interdit"] = AuthorizationStatus.Interdit,
            ["retiree"] = AuthorizationStatus.NonExiste,
        }.ToFrozenDictionary();

    public static List<AuthorizationToImport> Of(IReadOnlyList<LegacyAuthorization?>? told)
    {
        var all = Told.Each<LegacyAuthorization, AuthorizationToImport>(told, "autorisations", Of);
        var holders = new HashSet<string>();
        foreach (var (rank, one) in all.Index())
        {
            var holder = one.Authorization.Professional?.PsIdNat ?? one.Authorization.Structure.StructIdNat;
            if (!holders.Add(holder))
                throw new LineFaultException(FaultReason.TitulaireEnDouble, $"autorisations[{rank}]");
        }

        if (all.Count(one => one.Authorization.IsMedecinTraitant) > 1)
            throw new LineFaultException(FaultReason.MedecinTraitantEnDouble, "autorisations");
        return all;
    }

    private static AuthorizationToImport Of(LegacyAuthorization told)
    {
        var status = Told.OneOf(States, told.Statut, "statut");
        var professional = told.Professionnel is { } person ? Told.In("professionnel", () => Of(person)) : null;
        if (told.MedecinTraitant && (status != AuthorizationStatus.Valide || professional?.Profession != Medecin))
            throw new LineFaultException(FaultReason.StatutIncoherent, "medecinTraitant");
        // A block is of a professional: the contract knows none of a whole structure.
        if (status == AuthorizationStatus.Interdit && professional is null)
            throw new LineFaultException(FaultReason.StatutIncoherent, "statut");
        var start = Told.InstantOrNone(told.Debut, "debut");
        if (status == AuthorizationStatus.Valide && start is null)
            throw new LineFaultException(FaultReason.ChampAbsent, "debut");
        var authorization = new Authorization
        {
            Professional = professional,
            Structure = Told.In("structure", () => Of(Told.Something(told.Structure, ""))),
            Status = status,
            IsMedecinTraitant = told.MedecinTraitant,
            StartTime = start?.ToTimestamp(),
            LastActionTime = (Told.InstantOrNone(told.DerniereAction, "derniereAction") ?? start
                ?? throw new LineFaultException(FaultReason.ChampAbsent, "derniereAction")).ToTimestamp(),
            ExpireTime = status == AuthorizationStatus.Valide ? Told.Instant(told.Fin, "fin").ToTimestamp() : null,
        };
        return new AuthorizationToImport(
            authorization,
            told.Consentement is null
                ? null
                : new Consent { Text = Told.Text(told.Consentement, "consentement"), Given = true });
    }

    private static Professional Of(LegacyProfessional told) => new()
    {
        PsIdNat = Told.Identifier(told.IdNat, "idNat"),
        Name = new PersonName { Family = Told.Text(told.Nom, "nom"), Given = told.Prenom ?? "" },
        Profession = told.Profession == SessionLps.SecretariatMedical
            ? SessionLps.SecretariatMedical
            : Told.Code(ValueSet.Professions, told.Profession, "profession").Code_,
        Speciality = told.Specialite ?? "",
    };

    public static Structure Of(LegacyStructure told) =>
        new() { StructIdNat = Told.Identifier(told.IdNat, "idNat"), Name = told.Nom ?? "" };
}
