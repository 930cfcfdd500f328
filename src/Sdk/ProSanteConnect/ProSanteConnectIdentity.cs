using System.Text.Json;
using MonEspaceSante.Identity;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>Who a professional is, and where the professional works, as Pro Santé Connect tells it.</summary>
/// <param name="PsIdNat">PS_IdNat, such as <c>8</c> and a RPPS number.</param>
/// <param name="Name">The name.</param>
/// <param name="Activites">One for each structure. Empty when none is told: the professional cannot act.</param>
/// <remarks>The names of the claims are data: <c>claims.json</c>.</remarks>
public sealed record ProSanteConnectIdentity(
    string PsIdNat, PersonName Name, IReadOnlyList<ProSanteConnectActivite> Activites)
{
    /// <summary>Reads the claims of a token, as introspection and userinfo tell them.</summary>
    /// <param name="claims">A JSON object.</param>
    /// <exception cref="FormatException">They name nobody.</exception>
    public static ProSanteConnectIdentity Read(JsonElement claims)
    {
        var psIdNat = claims.Text("SubjectNameID")
            ?? throw new FormatException("The claims of Pro Santé Connect name nobody");
        var name = new PersonName(claims.Text("family_name") ?? "", claims.Text("given_name") ?? "");
        return new ProSanteConnectIdentity(psIdNat, name, new ActivityClaims(claims, psIdNat, name).Read());
    }

    /// <summary>The activity in a structure, or null when the professional has none there.</summary>
    /// <param name="structIdNat">Struct_IdNat.</param>
    public ProSanteConnectActivite? Find(string structIdNat) =>
        Activites.FirstOrDefault(a => a.Activite.Structure.StructIdNat == structIdNat);

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "ProSanteConnectIdentity(…)";
}
