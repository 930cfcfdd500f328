using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>Whom the stub issuer knows: <c>emetteur.json</c>.</summary>
internal sealed class IssuerData
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly FrozenDictionary<string, RegisteredSoftware> _software;
    private readonly FrozenDictionary<string, StubProfessional> _professionals;

    private IssuerData(File file)
    {
        _software = file.Logiciels.ToFrozenDictionary(software => software.Client);
        Professionals = [.. file.Professionnels.Select(claims => new StubProfessional(claims))];
        _professionals = Professionals.ToFrozenDictionary(professional => professional.Id);
    }

    public IReadOnlyList<StubProfessional> Professionals { get; }

    public static IssuerData Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("emetteur.json")!;
        return new(JsonSerializer.Deserialize<File>(stream, Json)!);
    }

    public RegisteredSoftware? FindSoftware(string? clientId) =>
        clientId is null ? null : _software.GetValueOrDefault(clientId);

    public StubProfessional? FindProfessional(string? id) => id is null ? null : _professionals.GetValueOrDefault(id);

    private sealed record File(
        string Source, IReadOnlyList<RegisteredSoftware> Logiciels, IReadOnlyList<JsonObject> Professionnels);
}
