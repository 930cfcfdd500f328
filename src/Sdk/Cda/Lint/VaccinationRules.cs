namespace MonEspaceSante.Cda.Lint;

/// <summary>What a vaccination note must tell: one vaccination, whole.</summary>
/// <remarks>CI-SIS, volet Vaccination 2023.01. A deposit refuses the same.</remarks>
internal static class VaccinationRules
{
    private const string Rule = "VACCINATION_NOTE";
    private const string Body = "ClinicalDocument/component/structuredBody";
    private const string Entry = Body + "//substanceAdministration";

    public static void Judge(CdaHeader header, CdaBodyContent body, Findings findings)
    {
        if (!header.IsVaccinationNote)
            return;
        if (body.Vaccinations is not [var vaccination])
        {
            findings.Add(Rule, header.Body.Line, findings.Root + Body, $"La note décrit {body.Vaccinations.Count} vaccinations au lieu d'une");
            return;
        }

        foreach (var (isMissing, what) in Parts(vaccination))
        {
            if (isMissing)
                findings.Add(Rule, vaccination.Line, findings.Root + Entry, what);
        }

        if (vaccination.Vaccinator is { } vaccinator && !IsAuthor(header.Root, vaccinator))
            findings.Add(Rule, vaccination.Line, $"{findings.Root}{Entry}/performer", "Le vaccinateur connu n'est pas auteur de la note");
    }

    private static (bool IsMissing, string What)[] Parts(Vaccination vaccination) =>
    [
        (vaccination.Vaccine is null, "Le vaccin manque"),
        (vaccination.Date is null, "La date de la vaccination manque"),
        (vaccination.Id is null, "L'identifiant de la vaccination manque"),
    ];

    private static bool IsAuthor(HeaderElement root, string vaccinator) =>
        root.All("author/assignedAuthor/id").Any(id => id["extension"] == vaccinator);
}
