using System.Text.Json.Nodes;

namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>A fictitious professional, as the claims that are told of one.</summary>
internal sealed class StubProfessional(JsonObject claims)
{
    public string Id => (string)claims["SubjectNameID"]!;

    public string Subject => (string)claims["sub"]!;

    public string Name => $"{claims["given_name"]} {claims["family_name"]}";

    public IEnumerable<string> Places => claims["SubjectRefPro"]!["exercices"]!.AsArray()
        .SelectMany(practice => practice!["activities"]!.AsArray())
        .Select(place => (string)place!["raisonSocialeSite"]!);

    /// <summary>A copy for an answer to hold.</summary>
    public JsonObject Claims() => claims.DeepClone().AsObject();
}
