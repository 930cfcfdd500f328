using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>What a vaccination note must tell. Volet VAC 2023.01.</summary>
internal static class VaccinationRule
{
    private const string Place = "ClinicalDocument/component/structuredBody";

    public static bool IsNote(DocumentMetadata document) => document.Type.Code_ == DocumentTypes.VaccinationNote;

    public static void DemandOne(CdaBodyContent body)
    {
        if (body.Vaccinations is not [var vaccination])
            throw Refusal.Because(
                Reason.VaccinationInvalide, new Violation(Place, $"{body.Vaccinations.Count} vaccinations au lieu d'une"));
        if (vaccination.Vaccine is null) throw Lacks("le vaccin manque", vaccination);
        if (vaccination.Date is null) throw Lacks("la date manque", vaccination);
        if (vaccination.Id is null) throw Lacks("l'identifiant de la vaccination manque", vaccination);
    }

    private static MonEspaceSanteException Lacks(string what, Vaccination vaccination) => Refusal.Because(
        Reason.VaccinationInvalide, new Violation($"{Place}//substanceAdministration", what, vaccination.Line));
}
