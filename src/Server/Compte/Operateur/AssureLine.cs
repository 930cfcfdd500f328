using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Insi;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Operateur;

/// <summary>A line of the register of insured persons that can be one.</summary>
internal sealed record AssureLine(Ins Patient, Traits Traits, Assure Assure, IReadOnlyList<Ins> Representatives)
{
    private const int LongestRegime = 32;
    private const int MostAddressLines = 7;
    private const int LongestAddressLine = 100;
    private const int LongestEmail = 254;

    /// <exception cref="MonEspaceSanteException">The line is at fault.</exception>
    public static AssureLine Demand(RegisterAssuresRequest line, IdentifierIndex index)
    {
        var patient = PatientRegister.DemandIns(line.Patient);
        var traits = RequestedIdentity.DemandTraits(line.Traits);
        Demand(
            line.Regime.Length is > 0 and <= LongestRegime && line.Regime.All(letter => letter is '_' or (>= 'A' and <= 'Z')),
            "regime",
            "code en capitales attendu");
        Demand(IsDepartment(line.Department), "department", "code de département attendu");
        var vitale = index.HashVitale(VitaleCard.Demand(line.Vitale));
        Demand(
            line.PostalAddress.Count is > 0 and <= MostAddressLines
                && line.PostalAddress.All(part => part.Length <= LongestAddressLine && !part.Any(char.IsControl)),
            "postal_address",
            $"de 1 à {MostAddressLines} lignes attendues");
        Demand(
            line.Email.Length == 0 || (line.Email.Length <= LongestEmail && line.Email[1..].Contains('@')),
            "email",
            "adresse électronique attendue");
        return new AssureLine(
            patient,
            new Traits
            {
                BirthName = traits.BirthName,
                GivenNames = traits.GivenNames,
                Sex = traits.Sex,
                BirthDate = traits.BirthDate.Value,
            },
            new Assure(line.Regime, line.Department, vitale, [.. line.PostalAddress], line.Email),
            [.. line.Representatives.Select(PatientRegister.DemandIns)]);
    }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "AssureLine(…)";

    // 01 to 95, 2A and 2B, 971 to 989 overseas, 99 abroad.
    private static bool IsDepartment(string code) =>
        code is "2A" or "2B"
        || (code.Length == 2 && code.All(char.IsAsciiDigit) && code != "00")
        || (code is ['9', '7' or '8', _] && code.All(char.IsAsciiDigit));

    private static void Demand(bool isMet, string field, string expected)
    {
        if (!isMet) throw Refusal.Because(Reason.RequeteInvalide, new Violation(field, expected));
    }
}
