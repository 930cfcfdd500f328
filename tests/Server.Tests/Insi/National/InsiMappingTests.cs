using System.Text.Json.Nodes;
using MonEspaceSante.Server.Insi.National;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>The mapping that an operator puts in place of the server's own.</summary>
public sealed class InsiMappingTests
{
    private static readonly TestCaseData[] Faults =
    [
        Fault("another value", "Prenom", mapping => mapping["recherche_traits"]!["corps"]!["champs"]![1]!["valeur"] = "{inconnue}"),
        Fault("a plain address", "adresse", mapping => mapping["adresse"] = "http://insi.example"),
        Fault("another SOAP", "soap", mapping => mapping["soap"] = "2.0"),
        Fault("a lot too large", "maximum", mapping => mapping["lot"]!["maximum"] = 101),
        Fault("no time", "limites", mapping => mapping["limites"]!["delai_secondes"] = 0),
        Fault("a mode that is none", "appelants", mapping => mapping["appelants"]!["modes"] = new JsonArray("CARTE")),
        Fault("a structure that is none", "appelants", mapping => mapping["appelants"]!["structures"] = new JsonArray("9B0130811")),
        Fault("no lot at once", "simultanes", mapping => mapping["lot"]!["simultanes"] = 0),
        Fault("another row", "ligne", mapping => mapping["inattendu"] = 1),
        Fault("a missing row", "ligne", mapping => mapping.AsObject().Remove("codes")),
        Fault("no version", "version", mapping => mapping["version"] = ""),
    ];

    [Test]
    public void Own_mapping_names_each_assumption()
    {
        var mapping = InsiMapping.Load(null);

        Assert.That(
            new[]
            {
                mapping.Assertion.Assumption, mapping.RechercheApcv.Assumption, mapping.Verification.Assumption,
                mapping.Lot.Assumption, mapping.Limites.Assumption, mapping.Appelants.Assumption, mapping.Relation.Assumption,
            },
            Has.All.Not.Empty.And.All.Not.Null);
    }

    [TestCaseSource(nameof(Faults))]
    public void Mapping_with_a_fault_is_refused_with_its_place(string place, object spoil)
    {
        using var folder = new TemporaryFolder();
        using var stream = typeof(ServerHost).Assembly.GetManifestResourceStream("insi.json")!;
        var mapping = JsonNode.Parse(stream)!;
        ((Action<JsonNode>)spoil)(mapping);
        File.WriteAllText(folder.File("insi.json"), mapping.ToJsonString());

        Assert.That(
            () => InsiMapping.Load(folder.File("insi.json")),
            Throws.TypeOf<OperatorFileException>().With.Message.Contains(place));
    }

    private static TestCaseData Fault(string name, string place, Action<JsonNode> spoil) =>
        new TestCaseData(place, spoil).SetArgDisplayNames(name);
}
