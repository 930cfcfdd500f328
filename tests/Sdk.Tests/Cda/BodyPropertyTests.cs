using System.Text;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>Bodies that nobody has thought of.</summary>
public class BodyPropertyTests
{
    private const string Start = "<component>";

    private static readonly string[] Fragments =
    [
        "<entry>", "</entry>", "<substanceAdministration moodCode='EVN'>", "</substanceAdministration>", "<id root='1'/>",
        "<effectiveTime value='20'/>", "<code code='1' codeSystem='1.2.250.1.213.2.3.1'/>", "<consumable>",
        "</consumable>", "<entryRelationship>", "</entryRelationship>", "<component>", "</component>", "<low value='x'/>",
        "<content>", "</content>", " ", "x", "<![CDATA[", "]]>", "&#65;", "&amp;", "xmlns='urn:x' ", "representation='B64' ",
    ];

    [Property(MaxTest = 1000)]
    public async Task<bool> A_note_whose_body_was_mutated_is_read_or_refused(FsCheck.NonNegativeInt[] mutations)
    {
        var document = await Documents.TextAsync(Documents.Note());
        var body = document.IndexOf(Start, StringComparison.Ordinal);
        foreach (var mutation in mutations.Select(m => m.Item))
        {
            var at = body + (mutation * 37 % (document.Length - body));
            document = (mutation % 3) switch
            {
                0 => document.Insert(at, Fragments[mutation / 3 % Fragments.Length]),
                1 => document.Remove(at, Math.Min(mutation % 23, document.Length - at)),
                _ => document.Insert(body, document[at..Math.Min(document.Length, at + 200)]),
            };
        }

        return await IsReadOrRefusedAsync(document);
    }

    [Property(MaxTest = 1000)]
    public async Task<bool> Entries_of_any_pieces_are_read_or_refused(byte[] pieces)
    {
        var document = await Documents.TextAsync(Documents.Note());
        var soup = string.Concat(pieces.Select(p => Fragments[p % Fragments.Length]));

        return await IsReadOrRefusedAsync(CdaFaultTests.ReplaceFirst(document, "<entry>", soup + "<entry>"))
            && await IsReadOrRefusedAsync(CdaFaultTests.ReplaceFirst(document, "<consumable", soup + "<consumable"));
    }

    [Property(MaxTest = 500)]
    public async Task<bool> A_section_keeps_its_digest_in_any_layout(byte[] drawn, byte[] layout)
    {
        var section = DrawnSection.Of(drawn);

        return await BodyDigestTests.DigestAsync(section.Write(new Choices(layout)))
            == await BodyDigestTests.DigestAsync(section.Write(null));
    }

    [Property(MaxTest = 500)]
    public async Task<bool> A_section_changed_anywhere_changes_its_digest(byte[] drawn, byte[] change)
    {
        var section = DrawnSection.Of(drawn);
        var before = section.Write(null);
        section.Change(new Choices(change));

        return await BodyDigestTests.DigestAsync(section.Write(new Choices(change)))
            != await BodyDigestTests.DigestAsync(before);
    }

    [Property(MaxTest = 200)]
    public async Task<bool> The_digest_does_not_depend_on_how_bytes_come(byte[] drawn, FsCheck.PositiveInt[] sizes)
    {
        var text = await Documents.StructuredAsync();
        var document = Encoding.UTF8.GetBytes(CdaFaultTests.ReplaceFirst(
            text, "<text>", $"<text>{DrawnSection.Of(drawn).Write(null)}{string.Concat(Enumerable.Repeat("é𝄞 ", 9000))}"));

        var whole = await Documents.BodyAsync(new MemoryStream(document));
        using var pieces = new PiecemealStream(document, [.. sizes.Select(s => s.Item)]);
        var inPieces = await Documents.BodyAsync(pieces);

        return whole.Digest.Span.SequenceEqual(inPieces.Digest.Span);
    }

    private static async Task<bool> IsReadOrRefusedAsync(string document)
    {
        try
        {
            return (await Documents.BodyAsync(document)).Digest.Length == 32;
        }
        catch (MonEspaceSanteException refusal)
        {
            return refusal.Message.Length > 0;
        }
    }
}
