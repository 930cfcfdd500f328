using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Sandbox;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A card of the sandbox's authorities with a code that nothing else can look like: Dr SOIGNANTE's.</summary>
internal sealed class CodedCard(SandboxServer sandbox, TemporaryFolder folder, string code)
{
    /// <summary>What the card tells of its holder, and must be told nowhere else.</summary>
    public static IReadOnlyList<string> Identity { get; } =
        ["899700500137", "SOIGNANTE", "BERANGERE", "CABINET DE L'ESSAI"];

    public string Path { get; } = folder.File("carte.p12");

    /// <summary>Makes the card, and opens it.</summary>
    public Pkcs12Carte Open()
    {
        if (!File.Exists(Path)) Make();
        return Pkcs12Carte.Open(Path, code);
    }

    private void Make()
    {
        var persons = new SandboxIssuer(sandbox).Persons;
        var subject = SandboxSubject.OfPerson("Médecin", "BERANGERE", "SOIGNANTE", "899700500137");
        var template = SandboxIssuer.Doctor() with { Subject = subject };
        using var authentication = persons.Issue(template);
        using var signature = persons.Issue(
            template with { ExtendedKeyUsage = null, KeyUsage = X509KeyUsageFlags.NonRepudiation });
        var pairs = new X509Certificate2Collection { authentication, signature };
        File.WriteAllBytes(Path, pairs.Export(X509ContentType.Pkcs12, code)!);
        File.WriteAllText(
            System.IO.Path.ChangeExtension(Path, ".json"),
            """{"activites":[{"structure":"499700500137001","nom":"CABINET DE L'ESSAI","secteur":"SA07"}]}""");
    }
}
