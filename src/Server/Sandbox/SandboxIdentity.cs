using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Server.Insi.Embedded;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Sandbox;

/// <summary>A fictitious person of the register, published or of our own (origine « projet »), as <c>identites.json</c>
/// tells it.</summary>
/// <param name="Matricule">The number in force.</param>
/// <param name="Oids">The authorities that it may be told with. The first one is answered.</param>
/// <param name="Nom">The birth name.</param>
/// <param name="Prenoms">The first names.</param>
/// <param name="Sexe">The sex.</param>
/// <param name="Naissance">The birth date.</param>
/// <param name="Lieu">The place of birth; null when it is not told.</param>
/// <param name="Historique">The numbers that came before, latest first.</param>
/// <param name="Assure">Whose Vitale card the person is on: the person's own when it is null.</param>
/// <param name="Rang">The rank among beneficiaries born on the same day.</param>
/// <param name="Apcv">The token of the person's application carte Vitale; null where there is none.</param>
/// <param name="Origine">« projet » for a person of our own.</param>
internal sealed record SandboxIdentity(
    string Matricule,
    IReadOnlyList<string> Oids,
    string Nom,
    string Prenoms,
    string Sexe,
    string Naissance,
    string? Lieu = null,
    IReadOnlyList<string>? Historique = null,
    string? Assure = null,
    int Rang = 1,
    string? Apcv = null,
    string? Origine = null)
{
    public InsIdentity ToIdentity() => new()
    {
        Ins = ToIns(Matricule),
        Former = { (Historique ?? []).Select(former => new FormerIns { Ins = ToIns(former) }) },
        Traits = new Contract.TraitsIdentite
        {
            BirthName = Nom,
            GivenNames = Prenoms,
            Sex = Sexe,
            BirthDate = Naissance,
            BirthPlace = Lieu ?? "",
        },
    };

    /// <summary>All that the person can be found by beside the traits.</summary>
    public IReadOnlyList<string> Keys() =>
    [
        .. Oids.Select(oid => IdentityKeys.Of(Ins.Parse(Matricule, oid))),
        IdentityKeys.Of(new VitaleBeneficiary
        {
            InsuredMatricule = Assure ?? Matricule,
            BirthDate = Naissance,
            BirthRank = Rang,
        }),
        .. Apcv is null ? Array.Empty<string>() : [IdentityKeys.OfToken(Apcv)],
    ];

    private Contract.Ins ToIns(string matricule) => new() { Matricule = matricule, Oid = Oids[0] };
}
