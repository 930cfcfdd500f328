using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps;

/// <summary>Who the subject of a card's certificate is, in the terms of a session.</summary>
internal static class CertificateHolder
{
    public static PorteurCarte ToPorteur(this CertificateSubject subject, string? speciality)
    {
        if (subject.IsOrganisation)
            return new PorteurCarte(TypeCarte.Organisation, null);
        var psIdNat = subject.CommonName ?? throw Refusal.Because(Reason.CarteIllisible);
        var title = ProfessionalTitle.Find(subject.Title) ?? throw Refusal.Because(Reason.CarteIllisible);
        return new PorteurCarte(title.Type, new Professional(psIdNat, NameOf(subject), title.Code, speciality))
        {
            IsAnonymous = subject.Surname is null,
        };
    }

    public static Activite ToActivite(this CertificateSubject subject, CarteObjects objects)
    {
        var structIdNat = subject.OrganizationalUnit!;
        var sector = objects.Activites?.FirstOrDefault(a => a.Structure == structIdNat)?.Secteur;
        return new Activite(new Structure(structIdNat, subject.Organization ?? ""), sector ?? "");
    }

    // The card of an employee may name nobody: the national rule then takes O for the name and CN for the first name.
    private static PersonName NameOf(CertificateSubject subject) => subject.Surname is { } surname
        ? new PersonName(surname, subject.GivenName ?? "")
        : new PersonName(subject.Organization ?? "", WithoutSpecialCharacters(subject.CommonName!));

    private static string WithoutSpecialCharacters(string text) =>
        string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
}
