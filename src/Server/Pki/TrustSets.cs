using System.Collections.Frozen;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.Pki;

/// <summary>The trust sets that exist, and the one that this server works with: <c>igc-sante.json</c>.</summary>
internal sealed class TrustSets
{
    private static readonly FrozenDictionary<string, TrustNature> Natures = new Dictionary<string, TrustNature>
    {
        ["production"] = TrustNature.Production,
        ["test"] = TrustNature.Test,
        ["bac-a-sable"] = TrustNature.Sandbox,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, HolderKind> Holders = new Dictionary<string, HolderKind>
    {
        ["personnes"] = HolderKind.Persons,
        ["organisations"] = HolderKind.Organizations,
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, TrustNature> _natureOfAuthority;
    private readonly FrozenDictionary<string, TrustTable.Authority> _inUse;
    private readonly FrozenDictionary<string, HolderKind> _holders;

    private TrustSets(OperatorFile file, string name)
    {
        var sets = file.Read<TrustTable>().Ensembles;
        file.DemandDistinct(sets.Select(set => set.Nom), "ensemble");
        file.DemandDistinct(sets.SelectMany(set => set.Autorites).Select(authority => authority.Nom), "autorité");
        foreach (var authority in sets.SelectMany(set => set.Autorites)) DemandAddresses(file, authority);
        var natures = sets.ToDictionary(
            set => set.Nom, set => file.Translate(Natures, set.Nature, $"ensemble {set.Nom}", "nature"));
        Nature = file.Translate(natures, name, "ensembles", "ensemble");
        _inUse = sets.Single(set => set.Nom == name).Autorites.ToFrozenDictionary(authority => authority.Nom);
        _holders = sets.SelectMany(set => set.Autorites).ToFrozenDictionary(row => row.Nom, row => HoldersOf(file, row));
        _natureOfAuthority = sets
            .SelectMany(set => set.Autorites.Select(authority => (authority.Nom, Nature: natures[set.Nom])))
            .ToFrozenDictionary(row => row.Nom, row => row.Nature);
    }

    /// <summary>What the set in use is for.</summary>
    public TrustNature Nature { get; }

    /// <summary>The authorities of the set in use.</summary>
    public IEnumerable<TrustTable.Authority> Authorities => _inUse.Values;

    /// <exception cref="OperatorFileException">The operator's file has a fault, or knows no such set.</exception>
    public static TrustSets Load(ServerOptions options) =>
        new(new("igc-sante.json", options.TrustSetsFile), options.TrustSet);

    /// <summary>The row of an authority of the set in use; null for any other name.</summary>
    public TrustTable.Authority? Find(string commonName) => _inUse.GetValueOrDefault(commonName);

    /// <summary>Whom an authority issues certificates to.</summary>
    public HolderKind HoldersOf(string commonName) => _holders.GetValueOrDefault(commonName);

    /// <summary>Why a certificate cannot be trusted whose chain ends below an authority that is not installed.</summary>
    public Reason ReasonAgainst(string missingAuthority)
    {
        if (_inUse.ContainsKey(missingAuthority)) return Reason.ChaineIncomplete;
        if (!_natureOfAuthority.TryGetValue(missingAuthority, out var nature)) return Reason.CertificatInconnu;
        return (nature == TrustNature.Production, Nature == TrustNature.Production) switch
        {
            (true, false) => Reason.CertificatDeProduction,
            (false, true) => Reason.CertificatDeTest,
            _ => Reason.CertificatInconnu,
        };
    }

    private static HolderKind HoldersOf(OperatorFile file, TrustTable.Authority authority) => authority.Porteurs is { } told
        ? file.Translate(Holders, told, $"autorité {authority.Nom}", "porteurs")
        : HolderKind.None;

    private static void DemandAddresses(OperatorFile file, TrustTable.Authority authority)
    {
        foreach (var address in new[] { authority.Certificat, authority.Liste, authority.Ocsp?.Adresse })
        {
            if (address is not null && !IsWebAddress(address))
                throw file.Fault($"autorité {authority.Nom}", $"« {address} » n'est pas une adresse http ou https");
        }
    }

    private static bool IsWebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
