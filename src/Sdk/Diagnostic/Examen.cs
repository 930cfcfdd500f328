using System.Collections.ObjectModel;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Diagnostic;

/// <summary>One thing to look at, and the ways to conclude.</summary>
internal sealed record Examen(string Code)
{
    public const string CardSoftware = "MODULE_CARTE";
    public const string Reader = "LECTEUR";
    public const string Card = "CARTE";
    public const string Pin = "CODE_PORTEUR";
    public const string AuthenticationCertificate = "CERTIFICAT_AUTHENTIFICATION";
    public const string SignatureCertificate = "CERTIFICAT_SIGNATURE";
    public const string Authorities = "AUTORITES";
    public const string Proxy = "PROXY";
    public const string Server = "SERVEUR";
    public const string Tls = "TLS";
    public const string Clock = "HORLOGE";
    public const string Outbox = "BOITE_ENVOI";

    public Constat Ok(string explanation, params (string Key, string Value)[] facts) =>
        Conclude(Verdict.Ok, explanation, "", facts);

    public Constat Attention(string explanation, string remedy, params (string Key, string Value)[] facts) =>
        Conclude(Verdict.Attention, explanation, remedy, facts);

    public Constat Echec(string explanation, string remedy, params (string Key, string Value)[] facts) =>
        Conclude(Verdict.Echec, explanation, remedy, facts);

    /// <summary>What a call would be refused for, in the words of the refusal.</summary>
    public Constat Echec(Reason reason, params (string Key, string Value)[] facts)
    {
        var entry = ErrorCatalogue.Find(reason);
        return Conclude(Verdict.Echec, entry.Message, entry.Remedy, [("reason", entry.Code), .. facts]);
    }

    public Constat NonExamine(string explanation) => Conclude(Verdict.NonExamine, explanation, "", []);

    private Constat Conclude(
        Verdict verdict, string explanation, string remedy, IEnumerable<(string Key, string Value)> facts) =>
        new(
            Code,
            verdict,
            explanation,
            remedy,
            new ReadOnlyDictionary<string, string>(facts.ToDictionary(fact => fact.Key, fact => fact.Value)));
}
