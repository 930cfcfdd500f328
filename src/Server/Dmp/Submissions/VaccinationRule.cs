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
    private const string Entry = Place + "//substanceAdministration";
    private const string Normal = "N";

    public static bool IsNote(DocumentMetadata document) => document.Type.Code_ == DocumentTypes.VaccinationNote;

    /// <summary>Demands that a note tells one vaccination, whole. Any other document may tell what it likes.</summary>
    public static void Demand(ReceivedHeader header, CdaBodyContent body)
    {
        if (!IsNote(header.Metadata)) return;
        if (header.Metadata.Confidentiality != Normal)
            throw Refusal.Because(
                Reason.VaccinationInvalide, new Violation("ClinicalDocument/confidentialityCode/@code", "code N seul"));
        if (body.Vaccinations is not [var vaccination])
            throw Refusal.Because(
                Reason.VaccinationInvalide, new Violation(Place, $"{body.Vaccinations.Count} vaccinations au lieu d'une"));
        if (vaccination.Vaccine is null) throw Fault(Entry, "le vaccin manque", vaccination);
        if (vaccination.Date is null) throw Fault(Entry, "la date manque", vaccination);
        if (vaccination.Id is null) throw Fault(Entry, "l'identifiant de la vaccination manque", vaccination);
        if (header.Origin == DocumentOrigin.Professionnel) DemandVaccinatorAsAuthor(header.Metadata, vaccination);
    }

    // What patients note of themselves was given by somebody else.
    private static void DemandVaccinatorAsAuthor(DocumentMetadata document, Vaccination vaccination)
    {
        if (vaccination.Vaccinator is { } vaccinator && document.Authors.All(author => author.Id != vaccinator))
            throw Fault($"{Entry}/performer", "le vaccinateur connu est aussi auteur de la note", vaccination);
    }

    private static MonEspaceSanteException Fault(string field, string what, Vaccination vaccination) =>
        Refusal.Because(Reason.VaccinationInvalide, new Violation(field, what, vaccination.Line));
}
