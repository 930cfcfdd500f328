using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Agenda;

/// <summary>Tells what is wrong with a resource, and where. Never what it says.</summary>
internal static class FhirFault
{
    public const string Root = "$";

    public static MonEspaceSanteException Malformed(string description, int? line = null) =>
        Refusal.Because(Reason.FhirMalForme, new Violation(Root, description, line));

    public static MonEspaceSanteException Unexpected(string expected) => Refusal.Because(
        Reason.FhirRessourceInattendue, "expected", expected, new Violation($"{Root}.resourceType", $"{expected} attendu"));

    public static MonEspaceSanteException Missing(string path) =>
        Refusal.Because(Reason.FhirElementManquant, new Violation(path, "Élément obligatoire"));

    public static MonEspaceSanteException Invalid(string path, string description) =>
        Refusal.Because(Reason.FhirElementInvalide, new Violation(path, description));

    public static MonEspaceSanteException NoCounterpart(string path, string description) =>
        Refusal.Because(Reason.FhirSansEquivalent, new Violation(path, description));

    public static MonEspaceSanteException TooLarge(int limit) =>
        Refusal.Because(Reason.FhirTropGrand, "limit", $"{limit}", new Violation(Root, $"Au plus {limit} octets"));
}
