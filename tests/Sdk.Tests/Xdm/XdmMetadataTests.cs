using System.Net;
using System.Net.Sockets;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Xdm;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Xdm;

/// <summary>What METADATA.XML and the zip tell of each other.</summary>
internal sealed class XdmMetadataTests
{
    private const string List = "SubmitObjectsRequest/RegistryObjectList";
    private const string Document = List + "/ExtrinsicObject";

    [Test]
    public async Task The_least_that_can_be_told_is_read()
    {
        await using var archive = await XdmArchive.ReadAsync(new MemoryStream(SmallArchive.Zip().ToArray()));

        var document = archive.Documents.Single();
        Assert.That((document.UniqueId, document.Type.Value, document.Title), Is.EqualTo(("2.25.2", "11488-4", "")));
        Assert.That((archive.HasIns, $"{document.CreationTime}"), Is.EqualTo((true, "20261122")));
        Assert.That($"{document} {archive.SubmissionSets[0]}", Is.EqualTo("XdmDocument(2.25.2) XdmSubmissionSet(2.25.1)"));
    }

    [Test]
    public async Task Several_submission_sets_and_files_for_people_are_read()
    {
        var zip = SmallArchive.Zip()
            .Add("IHE_XDM/", "").Add("IHE_XDM/SUBSET02/METADATA.XML", SmallArchive.Metadata.Replace("2.25.", "2.25.9", StringComparison.Ordinal))
            .Add("IHE_XDM/SUBSET02/DOC00001.XML", SmallArchive.Document).Add("LISEZ MOI é.TXT", "Bonjour");

        await using var archive = await XdmArchive.ReadAsync(new MemoryStream(zip.ToArray()));

        Assert.That(archive.SubmissionSets.Select(set => set.UniqueId), Is.EqualTo(new[] { "2.25.1", "2.25.91" }));
        Assert.That(archive.Documents.Select(document => document.UniqueId), Is.EqualTo(new[] { "2.25.2", "2.25.92" }));
    }

    [TestCase("mimeType=\"text/xml\"", "", Document)]
    [TestCase("name=\"hash\"", "name=\"h\"", Document + "/Slot[@name='hash']")]
    [TestCase("name=\"size\"", "name=\"s\"", Document + "/Slot[@name='size']")]
    [TestCase("name=\"URI\"", "name=\"u\"", Document + "/Slot[@name='URI']")]
    [TestCase("<Value>19<", "<Value>-19<", Document)]
    [TestCase("<Value>20261122<", "<Value>20261322<", Document)]
    [TestCase("nodeRepresentation=\"11488-4\"", "nodeRepresentation=\"\"", Document)]
    [TestCase("2e82c1f6", "ffffffff", Document + "/ExternalIdentifier")]
    [TestCase("58a6f841", "ffffffff", Document + "/ExternalIdentifier")]
    [TestCase("96fdda7c", "ffffffff", List + "/RegistryPackage/ExternalIdentifier")]
    [TestCase("a54d6aa5", "ffffffff", List + "/RegistryPackage")]
    [TestCase("ExtrinsicObject", "Other", List + "/ExtrinsicObject")]
    [TestCase("xsd:rim:3.0", "xsd:rim:2.0", "SubmitObjectsRequest/RegistryObjectList")]
    [TestCase("xsd:lcm:3.0", "xsd:lcm:2.0", "METADATA.XML")]
    public void What_metadata_lack_is_told_with_its_place(string text, string other, string place)
    {
        var refusal = Refusal(SmallArchive.Metadata.Replace(text, other, StringComparison.Ordinal));

        Assert.That((refusal.Reason, refusal.Violations.Single().Field), Is.EqualTo((Reason.XdmMetadonneesInvalides, place)));
        Assert.That(refusal.Violations.Single().Line, Is.Positive);
    }

    [TestCase("../../README.TXT")]
    [TestCase("/DOC00001.XML")]
    [TestCase("SUB\\DOC00001.XML")]
    public void Names_in_metadata_that_lead_elsewhere_are_refused(string name)
    {
        var refusal = Refusal(SmallArchive.Metadata.Replace("DOC00001.XML", name, StringComparison.Ordinal));

        Assert.That((refusal.Reason, refusal.Violations.Single().Field), Is.EqualTo((Reason.XdmNomDangereux, Document)));
    }

    [Test]
    public void Malformed_metadata_are_refused_with_their_line()
    {
        var refusal = Refusal(SmallArchive.Metadata.Replace("</RegistryPackage>", "", StringComparison.Ordinal));

        Assert.That((refusal.Reason, refusal.Violations.Single().Line), Is.EqualTo((Reason.XdmMetadonneesMalFormees, (int?)17)));
    }

    [Test]
    public void Metadata_of_endless_depth_are_refused()
    {
        var depth = string.Concat(Enumerable.Repeat("<a>", 1000));

        var refusal = Refusal(SmallArchive.Metadata.Replace("<RegistryPackage", $"{depth}<RegistryPackage", StringComparison.Ordinal));

        Assert.That((refusal.Reason, refusal.Violations.Single().Line), Is.EqualTo((Reason.XdmMetadonneesMalFormees, (int?)3)));
    }

    [Test]
    public void Metadata_without_end_are_refused()
    {
        var archive = SmallArchive.With(SmallArchive.Metadata + new string(' ', 5 * 1024 * 1024)).ToArray();

        var refusal = Archives.Refusal(archive, new XdmLimits { MaxRatio = 10_000 });

        Assert.That(refusal.Reason, Is.EqualTo(Reason.XdmMetadonneesMalFormees));
    }

    [TestCase("<!DOCTYPE x SYSTEM '{0}'>")]
    [TestCase("<!DOCTYPE x [<!ENTITY e SYSTEM '{0}'>]>")]
    [TestCase("<!DOCTYPE x [<!ENTITY e 'lol'>]>")]
    public void Declarations_are_refused_and_nothing_is_fetched(string declaration)
    {
        using var trap = new TcpListener(IPAddress.Loopback, 0);
        trap.Start();
        var prolog = declaration.Replace("{0}", $"http://{trap.LocalEndpoint}/secret", StringComparison.Ordinal);

        var refusal = Refusal($"<?xml version='1.0'?>\n{prolog}{SmallArchive.Metadata}");

        Assert.That((refusal.Reason, refusal.Violations.Single().Line), Is.EqualTo((Reason.XdmEntiteInterdite, (int?)2)));
        Assert.That(trap.Pending(), Is.False);
    }

    [Test]
    public void Given_a_document_that_is_not_in_the_zip_When_read_Then_refused_where_it_is_told()
    {
        var refusal = Archives.Refusal(new HandmadeZip().Add(SmallArchive.MetadataPath, SmallArchive.Metadata).ToArray());

        Assert.That((refusal.Reason, refusal.Violations.Single().Field), Is.EqualTo((Reason.XdmDocumentAbsent, Document)));
        Assert.That(refusal.Violations.Single().Line, Is.EqualTo(8));
    }

    [TestCase("IHE_XDM/SUBSET01/DOC00002.XML")]
    [TestCase("IHE_XDM/SUBSET02/DOC00001.XML")]
    [TestCase("IHE_XDM/DOC00001.XML")]
    public void Given_a_file_that_no_metadata_tell_When_read_Then_refused(string name)
    {
        var refusal = Archives.Refusal(SmallArchive.Zip().Add(name, "<a/>").ToArray());

        Assert.That(
            (refusal.Reason, refusal.Violations.Single().Field), Is.EqualTo((Reason.XdmDocumentEnTrop, "zip/entry[3]")));
    }

    [TestCase("<ClinicalDocument />", Reason.XdmTailleDifferente)]
    [TestCase("", Reason.XdmTailleDifferente)]
    [TestCase("<clinicalDocument/>", Reason.XdmEmpreinteDifferente)]
    public void Given_a_document_that_was_changed_When_read_Then_refused(string document, Reason reason)
    {
        var refusal = Archives.Refusal(SmallArchive.With(SmallArchive.Metadata, document).ToArray());

        Assert.That((refusal.Reason, refusal.Violations.Single().Field), Is.EqualTo((reason, Document)));
    }

    [TestCase("METADATA.XML")]
    [TestCase("IHE_XDM/METADATA.XML")]
    [TestCase("IHE_XDM/IHE_XDM/SUBSET01/METADATA.XML")]
    public void Given_no_metadata_where_they_belong_When_read_Then_refused(string name) =>
        Assert.That(
            Archives.Refusal(new HandmadeZip().Add(name, SmallArchive.Metadata).ToArray()).Reason,
            Is.EqualTo(Reason.XdmMetadonneesAbsentes));

    private static MonEspaceSanteException Refusal(string metadata) =>
        Archives.Refusal(SmallArchive.With(metadata).ToArray());
}
