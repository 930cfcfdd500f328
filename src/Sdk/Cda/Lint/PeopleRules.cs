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
            () => RequireOneIns(header.Root),
        ]),
        new("PATIENT_TRAITS", header => header.Root.First(Patient) is null && header.Root.First("recordTarget") is null
            ? []
            :
            [
                () => RequireBirthName(header.Root),
                () => RequireText(header.Root, $"{Patient}/name/given", "Le prénom manque"),
                () => RequireSex(header.Root),
                () => RequireBirthDate(header.Root),
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

    private static void RequireOneIns(HeaderElement root)
    {
        if (PatientFields.InsOf(root).Skip(1).FirstOrDefault() is { } second)
            throw second.Fault(Reason.CdaChampInvalide, "Plusieurs identités INS sont écrites");
    }

    private static void RequireSex(HeaderElement root)
    {
        var sex = root.Require($"{Patient}/administrativeGenderCode", "Le sexe manque");
        if (sex["nullFlavor"] is null && sex.RequireAttribute("code", "Le sexe manque") is not ("F" or "M" or "UN"))
            throw sex.Fault(Reason.CdaChampInvalide, "F, M ou UN est attendu", "code");
    }

    // Digits, and not always a day of the calendar: the national register has dates that no calendar has.
    private static void RequireBirthDate(HeaderElement root)
    {
        const int year = 4, day = 8;
        const string missing = "La date de naissance manque";
        var birth = root.Require($"{Patient}/birthTime", missing);
        if (birth["nullFlavor"] is not null)
            return;
        var told = birth.RequireAttribute("value", missing);
        if (told.Length < year || told.AsSpan(0, Math.Min(told.Length, day)).ContainsAnyExceptInRange('0', '9'))
            throw birth.Fault(Reason.CdaChampInvalide, "Une date AAAAMMJJ est attendue", "value");
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
