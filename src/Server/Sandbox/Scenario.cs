using System.Collections.Frozen;
using System.Globalization;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Sandbox;

/// <summary>What a vendor asks a sandbox to do in a call, by the metadata <c>mes-scenario</c>.</summary>
internal sealed record Scenario
{
    public const string Header = "mes-scenario";

    public const string InsIntrouvable = "ins-introuvable";
    public const string InsPlusieurs = "ins-plusieurs";
    public const string LotPasPret = "lot-pas-pret";

    private const string SlowPrefix = "lent=";
    private const string OidPrefix = "ins-oid=";
    private const int LongestPause = 300;

    private static readonly FrozenSet<string> Registered =
        new[]
        {
            InsIntrouvable, InsPlusieurs, LotPasPret, "insi_101", "insi_102", "siram_40", "desir_620", "ins-autre-personne",
        }.ToFrozenSet();

    private static readonly FrozenSet<string> Oids =
        new[] { InsOid.Nir, InsOid.Nia, InsOid.NirTest, InsOid.NirDemonstration }.ToFrozenSet();

    private Scenario(string name) => Name = name;

    public string Name { get; }

    /// <summary>How long the call waits before it begins.</summary>
    public TimeSpan Pause { get; private init; }

    /// <summary>Why the call is refused before it begins; null when it is not.</summary>
    public Reason? Refused { get; private init; }

    /// <summary>The authority that the register tells with whoever it finds; null for the person's own.</summary>
    public string? Oid { get; private init; }

    /// <summary>Whether the service cannot be reached.</summary>
    public bool IsOutage => Name == "indisponible";

    /// <summary>Whether the call is done, and its answer lost.</summary>
    public bool LosesAnswer => Name == "reponse-perdue";

    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE: there is no such scenario.</exception>
    public static Scenario Parse(string name)
    {
        var scenario = new Scenario(name);
        if (scenario.IsOutage || scenario.LosesAnswer || Registered.Contains(name)) return scenario;
        if (name.StartsWith(SlowPrefix, StringComparison.Ordinal)) return scenario with { Pause = ReadPause(name) };
        if (name.StartsWith(OidPrefix, StringComparison.Ordinal))
            return Oids.Contains(name[OidPrefix.Length..]) ? scenario with { Oid = name[OidPrefix.Length..] } : throw Unknown(name);
        // Every reason has its scenario: dossier-ferme for DOSSIER_FERME.
        var code = name.Replace('-', '_').ToUpperInvariant();
        return ErrorCatalogue.Find(code) is { } entry
            ? scenario with { Refused = entry.Reason }
            : throw Unknown(name);
    }

    private static TimeSpan ReadPause(string name) =>
        name.EndsWith('s')
        && double.TryParse(
            name.AsSpan(SlowPrefix.Length, name.Length - SlowPrefix.Length - 1),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var seconds)
        && seconds <= LongestPause
            ? TimeSpan.FromSeconds(seconds)
            : throw Unknown(name);

    private static MonEspaceSanteException Unknown(string name) => Refusal.Because(
        Reason.RequeteInvalide, new Violation(Header, $"scénario inconnu : {name}"));
}
