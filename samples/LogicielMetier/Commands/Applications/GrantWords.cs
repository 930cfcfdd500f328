using MonEspaceSante.Catalogue;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>What is granted, in the words of the command line.</summary>
internal static class GrantWords
{
    public static readonly (string Word, GrantScope Value)[] Scopes =
    [
        ("lire-documents", GrantScope.LireDocuments),
        ("deposer-documents", GrantScope.DeposerDocuments),
        ("lire-agenda", GrantScope.LireAgenda),
        ("ecrire-agenda", GrantScope.EcrireAgenda),
        ("lire-mesures", GrantScope.LireMesures),
        ("ecrire-mesures", GrantScope.EcrireMesures),
    ];

    public static readonly (string Word, GrantPurpose Value)[] Purposes =
    [
        ("prevention", GrantPurpose.Prevention),
        ("diagnostic", GrantPurpose.Diagnostic),
        ("soins", GrantPurpose.Soins),
        ("suivi", GrantPurpose.Suivi),
    ];

    public static IEnumerable<string> Of(IEnumerable<GrantScope> scopes) => scopes.Select(scope => Of(Scopes, scope));

    public static IEnumerable<string> Of(IEnumerable<GrantPurpose> purposes) =>
        purposes.Select(purpose => Of(Purposes, purpose));

    private static string Of<T>((string Word, T Value)[] words, T value)
        where T : struct, Enum =>
        words.FirstOrDefault(word => word.Value.Equals(value)).Word ?? "inconnu";
}
