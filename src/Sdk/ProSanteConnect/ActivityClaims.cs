using System.Text.Json;
using MonEspaceSante.Cps;
using MonEspaceSante.Identity;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>Reads activities out of claims. What does not tell a profession and a structure is none.</summary>
internal sealed class ActivityClaims(JsonElement claims, string psIdNat, PersonName name)
{
    private static readonly ClaimNames Names = ClaimNames.Current;

    private readonly IReadOnlyList<string> _professions = ProfessionsOf(claims);

    public IReadOnlyList<ProSanteConnectActivite> Read()
    {
        var told = claims.Property("SubjectRefPro").Items("exercices").SelectMany(OfPractice).ToList();
        if (told.Count == 0 && OfOrganization() is { } only)
            told.Add(only);
        return [.. told.DistinctBy(a => a.Activite.Structure.StructIdNat)];
    }

    // 40^1.2.250.1.71.1.2.7: a code, and the table that it is of.
    private static IReadOnlyList<string> ProfessionsOf(JsonElement claims) =>
    [
        .. from role in claims.Texts("SubjectRole")
           let parts = role.Split('^')
           where parts.Length == 2 && parts[1] == Names.Professions
           select parts[0],
    ];

    private IEnumerable<ProSanteConnectActivite> OfPractice(JsonElement practice)
    {
        // A profession that the roles do not vouch for is not taken from the directory's extract alone.
        var profession = practice.Text(Names.Exercice.Profession);
        if (profession is null || !_professions.Contains(profession))
            return [];
        var professional = new Professional(psIdNat, name, profession, practice.Text(Names.Exercice.SavoirFaire));
        return from place in practice.Items(Names.Exercice.Activites)
               let structIdNat = StructureOf(place)
               where structIdNat is not null
               let structure = new Structure(structIdNat, place.Text(Names.Activite.Nom) ?? "")
               select new ProSanteConnectActivite(
                   new Activite(structure, place.Text(Names.Activite.Secteur) ?? ""), professional);
    }

    private ProSanteConnectActivite? OfOrganization()
    {
        if (claims.Text("SubjectOrganizationID") is not { } structIdNat || _professions is not [var profession])
            return null;
        var structure = new Structure(structIdNat, claims.Text("SubjectOrganization") ?? "");
        var sector = claims.Text("Secteur_Activite")?.Split('^')[0] ?? "";
        return new(new Activite(structure, sector), new Professional(psIdNat, name, profession));
    }

    private static string? StructureOf(JsonElement place) => Names.Structures
        .Select(id => place.Text(id.Claim) is { } value ? id.Prefixe + value : null)
        .FirstOrDefault(found => found is not null);
}
