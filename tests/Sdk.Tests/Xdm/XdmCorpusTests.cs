using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Xdm;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Xdm;

/// <summary>The published archives. Their documents were changed after METADATA.XML had told sizes and hashes, but for
/// the one whose ends of lines were put back.</summary>
internal sealed class XdmCorpusTests
{
    [Test]
    public async Task The_archive_that_was_left_whole_is_read_and_tells_its_documents()
    {
        await using var file = File.OpenRead(Corpus.File("xdm/XDM_2-CR-BIO.crlf.derived.zip"));
        await using var archive = await XdmArchive.ReadAsync(file);

        var set = archive.SubmissionSets.Single();
        Assert.Multiple(() =>
        {
            Assert.That(set.UniqueId, Is.EqualTo("1.2.250.1.213.1.1.9.8.1.2.635973781821450393810.20160712153440331412"));
            Assert.That(set.SourceId, Is.EqualTo("1.2.250.1.213.1.1.9.8.1.635973781821450393810"));
            Assert.That(set.ContentType!.Value, Is.EqualTo("SA"));
            Assert.That($"{set.SubmissionTime}", Is.EqualTo("20160712133440+0000"));
            Assert.That(set.Authors.Single().Structure!.Name, Is.EqualTo("CABINET M. MEDECIN5729"));
            Assert.That(archive.TypeCodes, Is.EqualTo(new[] { "11502-2" }));
            Assert.That(archive.HasIns, Is.False, "an INS-C is no INS in service");
            Assert.That(
                archive.Documents.Select(d => (d.Path, d.Size, d.MimeType)),
                Is.EqualTo(new[]
                {
                    ("IHE_XDM/SUBSET01/DOC00001.XML", 144745L, "text/xml"),
                    ("IHE_XDM/SUBSET01/DOC00002.XML", 103561L, "text/xml"),
                }));
        });
        var second = archive.Documents[1];
        Assert.Multiple(() =>
        {
            Assert.That(second.PatientId, Is.EqualTo("0218805328320789819507^1.2.250.1.213.1.4.2"));
            Assert.That(second.UniqueId, Is.EqualTo("1.2.250.1.213.1.1.9.8.1.63451613409007762772^100"));
            Assert.That(second.Title, Is.EqualTo("CR d'examens biologiques - Labo des Charmes"));
            Assert.That((second.Class!.Value, second.FacilityType!.Value, second.PracticeSetting!.Value), Is.EqualTo(("10", "SA25", "AMBULATOIRE")));
            Assert.That(second.Format!.Value, Is.EqualTo("urn:ihe:lab:xd-lab:2008"));
            Assert.That(second.Authors.Single().Speciality!.Value, Is.EqualTo("G15_10/SM03"));
            Assert.That(second.LegalAuthenticator!.Id, Is.EqualTo("801234567899"));
            Assert.That(second.Visibility, Is.EqualTo(MonEspaceSante.Dmp.Visibility.Everyone));
        });
    }

    [Test]
    public async Task Given_a_document_of_a_published_archive_When_opened_Then_its_bytes_have_the_hash_told()
    {
        await using var file = File.OpenRead(Corpus.File("xdm/XDM_2-CR-BIO.crlf.derived.zip"));
        await using var archive = await XdmArchive.ReadAsync(file);

        foreach (var document in archive.Documents)
            Assert.That(CryptographicOperations.HashData(HashAlgorithmName.SHA1, await Archives.BytesAsync(archive, document)), Is.EqualTo(document.Sha1.ToArray()));
    }

    [TestCase("XDM_2-CR-BIO")]
    [TestCase("XDM_VSM")]
    public async Task Given_documents_whose_ends_of_lines_were_changed_When_read_Then_refused_for_their_size(string name)
    {
        var zipped = await File.ReadAllBytesAsync(Corpus.File($"xdm/{name}.derived.zip"));

        foreach (var archive in new[] { zipped, ZipTree(name, bytes => bytes) })
        {
            var refusal = Archives.Refusal(archive);
            Assert.That(refusal.Reason, Is.EqualTo(Reason.XdmTailleDifferente));
            Assert.That(refusal.Violations.Single().Field, Does.Match(@"^SubmitObjectsRequest/RegistryObjectList/ExtrinsicObject(\[1\])?$"));
            Assert.That(refusal.Violations.Single().Line, Is.GreaterThan(50));
        }
    }

    [Test]
    public async Task Given_a_tree_whose_ends_of_lines_are_put_back_When_zipped_and_read_Then_taken()
    {
        var archive = ZipTree("XDM_2-CR-BIO", WithWindowsLines);

        await using var read = await XdmArchive.ReadAsync(new MemoryStream(archive));

        Assert.That(read.Documents, Has.Count.EqualTo(2));
    }

    [Test]
    public void Given_a_tree_of_the_right_size_with_one_letter_changed_When_read_Then_refused_for_its_hash()
    {
        var archive = ZipTree("XDM_2-CR-BIO", bytes => Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(WithWindowsLines(bytes)).Replace("<title>CR", "<title>Cr", StringComparison.Ordinal)));

        Assert.That(Archives.Refusal(archive).Reason, Is.EqualTo(Reason.XdmEmpreinteDifferente));
    }

    private static byte[] WithWindowsLines(byte[] bytes) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(bytes).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));

    private static byte[] ZipTree(string name, Func<byte[], byte[]> change)
    {
        var root = Path.GetDirectoryName(Corpus.File($"xdm/{name}/IHE_XDM/README.TXT"))!;
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
            {
                using var entry = zip.CreateEntry(Path.GetRelativePath(root, file).Replace('\\', '/')).Open();
                entry.Write(change(File.ReadAllBytes(file)));
            }
        }

        return bytes.ToArray();
    }
}
