using MonEspaceSante.Cps;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.Session;

namespace MonEspaceSante.LogicielMetier.Access;

/// <summary>Under which authority the user asks to act. None told: the patient's authorisation.</summary>
internal sealed record AccessChoice
{
    /// <summary>Why the glass is broken, as the user typed it. Null when it is not.</summary>
    public string? BrisDeGlace { get; init; }

    public bool IsSecret { get; init; }

    public bool IsCentre15 { get; init; }

    public bool IsAir { get; init; }

    public bool IsIndirecte { get; init; }

    /// <summary>Whether it is opened for one patient, and so serves only a command that names one.</summary>
    public bool NeedsPatient => BrisDeGlace is not null || IsSecret;

    public AccessMode Mode => IsCentre15 ? AccessMode.Centre15 : AccessMode.Normal;

    /// <summary>How the certificates of a structure act. Null when none of the options is for them.</summary>
    public AuthenticationMode? StructureMode => this switch
    {
        { IsAir: true } => AuthenticationMode.Air,
        { IsIndirecte: true } => AuthenticationMode.Indirecte,
        { IsCentre15: true } => AuthenticationMode.Regulation,
        _ => null,
    };

    /// <summary>The options of the next command under the same authority. The reason of a break-glass is typed each time.</summary>
    public IEnumerable<string> Retyped =>
    [
        .. Only(BrisDeGlace is not null, $"{AccessOptions.BrisDeGlace} <motif>"),
        .. Only(IsSecret, AccessOptions.Secret),
        .. Only(IsCentre15, AccessOptions.Centre15),
        .. Only(IsAir, AccessOptions.Air),
        .. Only(IsIndirecte, AccessOptions.Indirecte),
    ];

    /// <summary>What must stay before the eyes of the user: under which exceptional authority a dossier is open.</summary>
    public IEnumerable<string> Exceptions =>
    [
        .. Only(BrisDeGlace is not null, "Bris de glace : cet accès est tracé avec son motif, et le patient le verra"),
        .. Only(IsSecret, "Connexion secrète : rien n'en paraît aux représentants légaux"),
        .. Only(IsCentre15, "Centre 15 : cet accès est tracé, et le patient le verra"),
    ];

    public void RequireFor(ICarteCps carte)
    {
        var isStructure = carte.Porteur.Type == TypeCarte.Organisation;
        if (isStructure && StructureMode is null) throw LocalRefusal.CarteOfStructure();
        if (!isStructure && (IsAir || IsIndirecte)) throw LocalRefusal.CarteOfPerson();
    }

    private static IEnumerable<string> Only(bool isChosen, string text) => isChosen ? [text] : [];
}
