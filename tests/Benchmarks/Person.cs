using System.Globalization;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Server.Insi.Embedded;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Benchmarks;

/// <summary>Made-up persons, each told by its rank alone: names, dates and places as mixed as real ones.</summary>
internal static class Person
{
    private static readonly string[] Syllables =
        ["MAR", "TIN", "BER", "NARD", "DU", "BOIS", "LE", "ROY", "PE", "RIN", "GAU", "VIL", "LARD", "FON", "TAI", "NE"];

    public static Ins Ins(int rank)
    {
        var number = $"{(rank % 2) + 1}{rank % 90 + 10:00}{(rank % 12) + 1:00}{rank:00000000}";
        var key = 97 - (long.Parse(number, CultureInfo.InvariantCulture) % 97);
        return Identity.Ins.Parse($"{number}{key:00}", InsOid.NirTest);
    }

    public static TraitsIdentite Traits(int rank) => TraitsIdentite.Parse(
        $"{Syllable(rank)}{Syllable(rank / 16)}{Syllable(rank / 256)}",
        $"{Syllable(rank / 4096)}{Syllable(rank / 65536)} {Syllable(rank)}",
        rank % 2 == 0 ? "M" : "F",
        $"{1920 + (rank % 100)}-{(rank % 12) + 1:00}-{(rank % 28) + 1:00}",
        $"{(rank % 90) + 10:00}{rank % 600:000}");

    /// <summary>The person as the register keeps them, and what they are found by.</summary>
    public static (InsIdentity Person, IReadOnlyList<string> Keys) Kept(int rank)
    {
        var (ins, traits) = (Ins(rank), Traits(rank));
        var person = new InsIdentity
        {
            Ins = new Contract.Ins { Matricule = ins.Matricule, Oid = ins.Oid },
            Traits = new Contract.TraitsIdentite
            {
                BirthName = traits.BirthName,
                GivenNames = traits.GivenNames,
                Sex = traits.Sex,
                BirthDate = traits.BirthDate.Value,
                BirthPlace = traits.BirthPlace!.Value,
            },
        };
        return (person, [IdentityKeys.Of(ins)]);
    }

    private static string Syllable(int rank) => Syllables[rank % Syllables.Length];
}
