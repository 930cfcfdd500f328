using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Annuaire.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Server.Annuaire.Structures;

namespace MonEspaceSante.Server.Annuaire.Professionnels;

/// <summary>Finds who practises in a structure: the directory tells it, and nothing that a caller says.</summary>
internal sealed class FindColleague(ProfessionnelStore professionals)
{
    /// <exception cref="MonEspaceSanteException">IDENTIFIANT_ANNUAIRE_INVALIDE, ANNUAIRE_ABSENT;
    /// PROFESSIONNEL_ABSENT_ANNUAIRE: not there, whether elsewhere or nowhere.</exception>
    public async Task<Professional> RunAsync(string identifier, string structIdNat, CancellationToken cancellationToken)
    {
        var psIdNat = Asked.PsIdNat(identifier, "ps_id_nat");
        if (psIdNat is null || StructureId.OfStructIdNat(structIdNat) is not { } structure) throw Absent();
        var criteria = new ActivityCriteria { PsIdNat = psIdNat, Structure = structure };
        var found = await professionals.SearchAsync(criteria, after: null, count: 1, cancellationToken)
            ?? throw Refusal.Because(Reason.AnnuaireAbsent);
        if (found.Rows is not [{ Professional: var listed }]) throw Absent();
        var activity = listed.Activities.FirstOrDefault(one => IsIn(one, structure)) ?? listed.Activities[0];
        return new Professional
        {
            PsIdNat = psIdNat,
            Name = listed.Name,
            Profession = activity.Profession?.Code ?? "",
            Speciality = activity.Speciality?.Code ?? "",
        };
    }

    private static bool IsIn(Activity activity, StructureId structure) => activity.Structure is { } told
        && (told.StructIdNat == structure.StructIdNat
            || (told.Finess.Length > 0 && told.Finess == structure.Finess)
            || (told.Siret.Length > 0 && told.Siret == structure.Siret));

    private static MonEspaceSanteException Absent() => Refusal.Because(Reason.ProfessionnelAbsentAnnuaire);
}
