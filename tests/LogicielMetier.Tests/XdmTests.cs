using System.Text.Json;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>Archives of secure mail: no card and no server.</summary>
public sealed class XdmTests
{
    [Test]
    public async Task Given_a_document_When_put_into_an_archive_and_taken_out_Then_the_same_bytes_come_back()
    {
        using var folder = new WorkFolder();
        await WriteDocumentAsync(folder["bilan.xml"]);

        string[] creer = ["xdm", "creer", "bilan.xml", "--sortie", "IHE_XDM.ZIP", "--invisible-patient", "--json"];
        var made = (await Program.RunAsync(folder.Path, creer)).Json();
        var read = await Program.RunAsync(folder.Path, "xdm", "lire", "IHE_XDM.ZIP", "--sortie", "recus", "--json");

        Assert.That(
            made.GetProperty("documents").EnumerateArray().Single().GetProperty("typeCode").GetString(),
            Is.EqualTo("11488-4"));
        var document = Single(read.Json());
        Assert.That(read.Json().GetProperty("hasIns").GetBoolean(), Is.True);
        Assert.That(document.GetProperty("uniqueId").GetString(), Is.EqualTo("2.25.4242"));
        Assert.That(
            await File.ReadAllBytesAsync(Path.Combine(folder.Path, document.GetProperty("file").GetString()!)),
            Is.EqualTo(await File.ReadAllBytesAsync(folder["bilan.xml"])));
    }

    [Test]
    public async Task Given_a_file_that_is_no_archive_When_read_Then_refused_and_nothing_is_taken_out()
    {
        using var folder = new WorkFolder();
        await WriteDocumentAsync(folder["bilan.xml"]);

        var result = await Program.RunAsync(folder.Path, "xdm", "lire", "bilan.xml", "--sortie", "recus", "--json");

        Assert.That(
            (result.ExitCode, result.Json().GetProperty("reason").GetString()), Is.EqualTo((1, "XDM_PAS_ZIP")));
        Assert.That(Directory.Exists(folder["recus"]), Is.False);
    }

    private static JsonElement Single(JsonElement answer) =>
        answer.GetProperty("documents").EnumerateArray().Single();

    private static async Task WriteDocumentAsync(string path)
    {
        var sample = new CdaSample
        {
            UniqueId = "2.25.4242",
            Patient = Ins.Parse("279035121518989", InsOid.NirTest),
            PatientName = new PersonName("PAT-TROIS", "DOMINIQUE"),
            Author = new Professional("899700296140", new PersonName("MÉDECIN", "Élise"), "10", "SM26"),
            Structure = new Structure("499700433156004", "Cabinet de l'Église"),
            EffectiveTime = new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.FromHours(1)),
        };
        await using var file = File.Create(path);
        await sample.WriteAsync(file);
    }
}
