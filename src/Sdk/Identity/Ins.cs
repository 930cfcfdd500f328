using System.Diagnostics.CodeAnalysis;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Identity;

/// <summary>The national identity of a patient (identité nationale de santé): a matricule whose key is right, and its
/// authority.</summary>
/// <remarks>The months and the place of birth inside the matricule follow no calendar and no gazetteer: they are not
/// judged.</remarks>
public sealed record Ins
{
    private Ins(string matricule, string oid)
    {
        Matricule = matricule;
        Oid = oid;
    }

    /// <summary>15 characters: the 13 of the NIR and its two-digit key. Digits, and <c>2A</c> or <c>2B</c> for
    /// Corsica.</summary>
    public string Matricule { get; }

    /// <summary>The OID of the authority that assigned it, one of <see cref="InsOid"/>.</summary>
    public string Oid { get; }

    /// <summary>Whether this is a waiting number (NIA), which never opens a dossier.</summary>
    public bool IsNia => Oid == InsOid.Nia;

    /// <summary>Reads an identity.</summary>
    /// <param name="matricule">The 15 characters, without spaces, upper case.</param>
    /// <param name="oid">The OID of the authority.</param>
    /// <exception cref="InsRefusedException">INS_FORMAT_INVALIDE, INS_CLE_INVALIDE, INS_OID_REFUSE or
    /// INS_C_RETIRE.</exception>
    public static Ins Parse(string matricule, string oid)
    {
        ArgumentNullException.ThrowIfNull(matricule);
        ArgumentNullException.ThrowIfNull(oid);
        var reason = Judge(matricule, oid);
        return reason == Reason.Unspecified ? new Ins(matricule, oid) : throw Refusal.Because(reason, Fault(reason));
    }

    /// <summary>Reads an identity, or tells that it is none.</summary>
    /// <param name="matricule">The 15 characters.</param>
    /// <param name="oid">The OID of the authority.</param>
    /// <param name="ins">The identity.</param>
    public static bool TryParse(string? matricule, string? oid, [NotNullWhen(true)] out Ins? ins)
    {
        ins = matricule is not null && oid is not null && Judge(matricule, oid) == Reason.Unspecified
            ? new Ins(matricule, oid)
            : null;
        return ins is not null;
    }

    /// <summary>Names the type only, so that no log ever holds a matricule.</summary>
    public override string ToString() => "Ins(…)";

    /// <summary>Refuses a waiting number, which no transaction of the DMP takes.</summary>
    /// <remarks>CNDA 0.2-080.</remarks>
    internal void RefuseNia()
    {
        if (IsNia)
            throw WaitingNumber();
    }

    internal static MonEspaceSanteException WaitingNumber() =>
        Refusal.Because(Reason.InsNiaRefuse, new Violation("patient.oid", "numéro d'attente (NIA)"));

    private static Violation Fault(Reason reason) => reason switch
    {
        Reason.InsFormatInvalide =>
            new("matricule", "15 caractères attendus : des chiffres, ou 2A ou 2B en 6e et 7e position"),
        Reason.InsCleInvalide => new("matricule", "La clé (2 derniers chiffres) ne correspond pas au numéro"),
        _ => new("oid", "Autorité d'affectation qui n'est pas en service"),
    };

    /// <summary>Why these are no identity; <see cref="Reason.Unspecified"/> when they are one.</summary>
    internal static Reason Judge(string matricule, string oid)
    {
        if (oid == InsOid.InsC)
            return Reason.InsCRetire;
        if (!InsOid.IsInService(oid))
            return Reason.InsOidRefuse;
        if (NirKey.TryReadNumber(matricule) is not { } number)
            return Reason.InsFormatInvalide;
        return NirKey.Of(number) == NirKey.Written(matricule) ? Reason.Unspecified : Reason.InsCleInvalide;
    }
}
