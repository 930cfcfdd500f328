using MonEspaceSante.Cda.Wrapping;
using MonEspaceSante.Errors;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda.Wrapping;

/// <summary>Files that begin as they should, and are broken after.</summary>
public class ContentCheckTests
{
    [TestCase("image/jpeg")]
    [TestCase("image/tiff")]
    [TestCase("text/rtf")]
    public void A_file_cut_anywhere_is_refused(string mediaType)
    {
        var file = Files.Of(mediaType);

        Assert.That(Judge(mediaType, file), Is.Empty);
        Assert.Multiple(() =>
        {
            // The last four bytes of this TIFF only say that there is no other image.
            for (var length = 1; length < file.Length - (mediaType == "image/tiff" ? 4 : 0); length++)
                Assert.That(Judge(mediaType, file[..length]), Is.Not.Empty, $"{length} bytes");
        });
    }

    [Test]
    public void A_file_is_judged_alike_however_it_comes(
        [Values("image/jpeg", "image/tiff", "text/rtf", "text/plain")] string mediaType, [Values(1, 2, 3, 7)] int size)
    {
        var check = new FileCheck(DocumentFormats.OfMediaType(mediaType)!);
        foreach (var piece in Files.Of(mediaType).Chunk(size))
            check.Append(piece);

        Assert.That(check.Finish(), Is.Null);
    }

    [TestCase(@"{\rtf1 a\}b{c}}", true)]
    [TestCase(@"{\rtf1 a\}b{c}", false)]
    [TestCase(@"{\rtf1{\bin3 }}}}}", true, Description = "braces among bytes that mean nothing")]
    [TestCase(@"{\rtf1{\bin9 }}}}}", false, Description = "bytes that are missing")]
    [TestCase(@"{\rtf1\binder3 }", true, Description = "a word that only begins as one of bytes")]
    [TestCase("{\\rtf1 a}\r\n\0", true, Description = "what follows the end")]
    public void The_groups_of_an_RTF_close(string rtf, bool isWhole)
    {
        Assert.That(Judge("text/rtf", Files.Bytes(rtf)), isWhole ? Is.Empty : Is.Not.Empty);
    }

    [Test]
    public void An_image_file_without_an_image_is_refused()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 6, .. "JFIF"u8, 0xFF, 0xD9];
        byte[] tiff = [.. "II*\0"u8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0];

        Assert.That(Judge("image/jpeg", jpeg), Is.EqualTo(new[] { "Le fichier JPEG ne contient pas d'image" }));
        Assert.That(Judge("image/tiff", tiff), Is.EqualTo(new[] { "Le répertoire du TIFF ne décrit pas d'image" }));
    }

    [Property(MaxTest = 1000)]
    public bool Arbitrary_bytes_are_judged(byte[] bytes)
    {
        foreach (var mediaType in new[] { "image/jpeg", "image/tiff", "text/rtf", "text/plain" })
        {
            var check = new FileCheck(DocumentFormats.OfMediaType(mediaType)!);
            check.Append(mediaType == "text/plain" ? [] : Files.Of(mediaType).AsSpan(0, 8));
            check.Append(bytes);
            if (check.Finish() is { Faults.Count: 0 })
                return false;
        }

        return true;
    }

    [Test]
    public void A_cut_image_is_not_wrapped()
    {
        var document = DocumentN1Tests.Document("image/jpeg") with
        {
            Content = new MemoryStream(Files.Of("image/jpeg")[..^1]),
        };

        var refusal = Assert.CatchAsync<DocumentRefusedException>(() => document.OpenAsync())!;

        Assert.That(
            (refusal.Reason, refusal.Violations[0].Description),
            Is.EqualTo((Reason.ContenuTypeDifferent, "La fin de l'image JPEG manque")));
    }

    private static IReadOnlyList<string> Judge(string mediaType, byte[] file)
    {
        var check = new FileCheck(DocumentFormats.OfMediaType(mediaType)!);
        check.Append(file);
        return check.Finish()?.Faults ?? [];
    }
}
