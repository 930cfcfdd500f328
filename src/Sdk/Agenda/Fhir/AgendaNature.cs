namespace MonEspaceSante.Agenda;

/// <summary>What something is for, as a service: a code of this product, and the title in words.</summary>
internal static class AgendaNature
{
    private const string System = "urn:monespacesante:agenda:nature";

    private static readonly (RendezVousKind Kind, string Code, string Words)[] Kinds =
    [
        (RendezVousKind.RendezVous, "rendez-vous", "Rendez-vous"),
        (RendezVousKind.Examen, "examen", "Examen"),
        (RendezVousKind.Bilan, "bilan", "Bilan"),
        (RendezVousKind.Vaccination, "vaccination", "Vaccination"),
    ];

    public static FhirConcept Of(RendezVousKind kind, string? title)
    {
        var (_, code, words) = Kinds.FirstOrDefault(one => one.Kind == kind, Kinds[0]);
        return new FhirConcept([new FhirCoding(System, code, words)], title);
    }

    /// <summary>What this product told, or the words of others: of what nature theirs is, their codes do not tell.</summary>
    public static (RendezVousKind Kind, string Title) Read(IReadOnlyList<FhirConcept> services)
    {
        var first = services.Count > 0 ? services[0] : null;
        var codings = first?.Codings ?? [];
        var told = codings.FirstOrDefault(coding => coding.System == System)?.Code;
        var (kind, _, words) = Kinds.FirstOrDefault(one => one.Code == told, Kinds[0]);
        return (kind, first?.Text ?? codings.FirstOrDefault(coding => coding.Display is not null)?.Display ?? words);
    }
}
