using MonEspaceSante.Cda.Fields;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Lint;

/// <summary>Whom a header must name.</summary>
internal static class PeopleRules
{
    private const string Patient = "recordTarget/patientRole/patient";
    private const string Custodian = "custodian/assignedCustodian/representedCustodianOrganization";

    public static IReadOnlyList<HeaderRule> All { get; } =
    [
        new("PATIENT_INS", header =>
        [
            () => PatientFields.ReadIns(header.Root),
            () => RequireOnePatient(header.Root),
        ]),
        new("PATIENT_TRAITS", header => header.Root.First(Patient) is null && header.Root.First("recordTarget") is null
            ? []
            :
            [
                () => RequireBirthName(header.Root),
                () => RequireText(header.Root, $"{Patient}/name/given", "Le prénom manque"),
                () => header.Root.Require($"{Patient}/administrativeGenderCode", "Le sexe manque"),
                () => header.Root.Require($"{Patient}/birthTime", "La date de naissance manque"),
            ]),
        new("AUTEUR", header => header.Root.First("author") is null
            ? [() => AuthorFields.ReadAuthors(header.Root)]
            : header.Root.All("author").Select<HeaderElement, Action>(author => () => AuthorFields.ReadAuthor(author))),
        HeaderRule.Each("AUTEUR_DATE", "author", author =>
            author.Require("time", "La date de participation manque").RequireDate()),
        HeaderRule.Each("AUTEUR_PROFESSION", "author/assignedAuthor", author =>
        {
            if (author.First("assignedAuthoringDevice") is null && author.First("code")?["code"] is null)
                throw author.Lacks("code", "La profession de l'auteur manque");
        }),
        HeaderRule.Each("AUTEUR_STRUCTURE", "author/assignedAuthor", author =>
            author.Require("representedOrganization/id", "L'identifiant de la structure de l'auteur manque")),
        new("RESPONSABLE", header =>
        [
            () => AuthorFields.ReadLegalAuthenticator(header.Root),
            () => header.Root.First("legalAuthenticator")?.Require("time", "La date de prise de responsabilité manque")
                .RequireDate(),
        ]),
        new("CONSERVATEUR", header =>
        {
            header.Root.Require($"{Custodian}/id", "L'identifiant de la structure qui conserve manque");
        }),
    ];

    private static void RequireOnePatient(HeaderElement root)
    {
        if (root.All("recordTarget").Skip(1).FirstOrDefault() is { } second)
            throw second.Fault(Reason.CdaChampInvalide, "Plusieurs patients sont nommés");
    }

    private static void RequireBirthName(HeaderElement root)
    {
        const string path = $"{Patient}/name/family";
        if (!root.All(path).Any(family => family["qualifier"] is "BR" && family.Text.Length > 0))
            throw root.Lacks(path, "Le nom de naissance (qualifier BR) manque");
    }

    private static void RequireText(HeaderElement root, string path, string description)
    {
        if (!root.All(path).Any(element => element.Text.Length > 0))
            throw root.Lacks(path, description);
    }
}
