using MonEspaceSante.Compte;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Compte.V1;
using Birth = MonEspaceSante.Identity.BirthDate;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>A fictitious insured person whom a test makes for itself.</summary>
internal sealed record Assured(Ins Ins, string BirthDate)
{
    public const string Password = "quatre mots pris au hasard";

    private static int _last;

    public string Name { get; init; } = "ESSAI-ASSURE";

    public string Regime { get; init; } = "REGIME_GENERAL";

    public string Department { get; init; } = "75";

    public string Email { get; init; } = "";

    public IReadOnlyList<Assured> Representatives { get; init; } = [];

    public Contract.Ins Wire => new() { Matricule = Ins.Matricule, Oid = Ins.Oid };

    public CarteVitale Vitale => new()
    {
        InsuredMatricule = Ins.Matricule,
        BirthDate = BirthDate,
        SerialNumber = Ins.Matricule[..13],
    };

    public static Assured Adult() => Born("1980-05-17");

    public static Assured Born(string birthDate)
    {
        var number = $"2100177{Interlocked.Increment(ref _last):D6}";
        return new Assured(Ins.Parse($"{number}{97 - (long.Parse(number, null) % 97):D2}", InsOid.NirTest), birthDate);
    }

    public RegisterAssuresRequest Line()
    {
        var line = new RegisterAssuresRequest
        {
            Line = Guid.NewGuid().ToString("N"),
            Patient = Wire,
            Traits = new Contract.TraitsIdentite
            {
                BirthName = Name,
                GivenNames = "CAMILLE",
                Sex = "F",
                BirthDate = BirthDate,
            },
            Regime = Regime,
            Department = Department,
            Vitale = Vitale,
            Email = Email,
        };
        line.PostalAddress.Add(["2 RUE DES ESSAIS", "31000 TOULOUSE"]);
        line.Representatives.Add(Representatives.Select(parent => parent.Wire));
        return line;
    }

    public CarteAssure Carte => new(Ins.Matricule, Birth.Parse(BirthDate), Vitale.SerialNumber);

    /// <summary>The same as the SDK tells it.</summary>
    public AssureLine ToLine(string line) => new(
        line,
        Ins,
        TraitsIdentite.Parse(Name, "CAMILLE", "F", BirthDate),
        Regime,
        Department,
        Carte,
        ["2 RUE DES ESSAIS", "31000 TOULOUSE"]);

    public override string ToString() => "Assured(…)";
}
