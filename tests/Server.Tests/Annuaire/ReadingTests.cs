using System.Text;
using MonEspaceSante.Benchmarks;
using MonEspaceSante.Server.Annuaire;
using MonEspaceSante.Server.Annuaire.Import;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Annuaire;

/// <summary>A file comes from outside: whatever it holds, each of its lines is read or told.</summary>
internal sealed class ReadingTests
{
    private static readonly Extractions Known = Extractions.Load(null);
    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(AnnuaireLines.Activity(7));
    private static readonly byte[] WholeBoite = Encoding.UTF8.GetBytes(AnnuaireLines.Boite(7));

    private static readonly Func<byte[], int> Activity = Read(ExtractionReader.Activities, AnnuaireLines.ActivityHeader);
    private static readonly Func<byte[], int> Boite = Read(ExtractionReader.Boites, AnnuaireLines.BoiteHeader);

    [Test]
    public void Lines_of_the_published_format_are_read() =>
        Assert.That((Activity(Whole), Boite(WholeBoite)), Is.EqualTo((1, 1)));

    [Property(MaxTest = 300)]
    public void Any_bytes_are_rows_or_a_fault(byte[] bytes) =>
        Assert.That((Activity(bytes), Boite(bytes)), Is.EqualTo((-1, -1)));

    [Property(MaxTest = 1000)]
    public void A_line_with_any_byte_changed_is_rows_or_a_fault(ushort place, byte value)
    {
        foreach (var (line, read) in new[] { (Whole, Activity), (WholeBoite, Boite) })
        {
            var spoilt = line.ToArray();
            spoilt[place % spoilt.Length] ^= value;
            Assert.That(read(spoilt), Is.AnyOf(-1, 1));
        }
    }

    [Property(MaxTest = 300)]
    public void A_line_that_is_cut_before_its_last_column_is_a_fault(ushort place) =>
        Assert.That(Activity(Whole.AsSpan(0, place % Array.LastIndexOf(Whole, (byte)'R')).ToArray()), Is.EqualTo(-1));

    [Test]
    public void A_header_is_read_whatever_its_order_and_case()
    {
        var headings = AnnuaireLines.BoiteHeader.ToUpperInvariant().Split('|');
        var columns = AnnuaireLines.Boite(7).Split('|');
        Array.Reverse(headings);
        Array.Reverse(columns);

        var read = Read(ExtractionReader.Boites, string.Join('|', headings));

        Assert.That(read(Encoding.UTF8.GetBytes(string.Join('|', columns))), Is.EqualTo(1));
    }

    [TestCase("LE GOFF", "LE GOFF")]
    [TestCase(" D’Artagnan--Éloïse ", "D ARTAGNAN ELOISE")]
    [TestCase("Œuvrard æ ß", "OEUVRARD AE SS")]
    [TestCase("\uFFFE\uD800x", "X")]
    [TestCase("--", "")]
    public void A_name_is_folded(string name, string key) => Assert.That(SearchKey.Fold(name), Is.EqualTo(key));

    [TestCase("PARIS 15E ARRONDISSEMENT", "PARIS")]
    [TestCase("Lyon 1er arrondissement", "LYON")]
    [TestCase("BREST CEDEX 2", "BREST")]
    [TestCase("Cesson-Sévigné", "CESSON SEVIGNE")]
    public void A_commune_is_found_by_its_name(string name, string key) =>
        Assert.That(Encoding.ASCII.GetString(PlaceKeys.City(name)!), Is.EqualTo(key));

    // How many rows a line gives; -1 for a fault. Anything else fails the test.
    private static Func<byte[], int> Read(ExtractionReader reader, string header)
    {
        var columns = ExtractionHeader.Read(Encoding.UTF8.GetBytes(header), Known.Of(reader.Extraction), "essai");
        var rows = reader.Open(columns, Known);
        return line =>
        {
            try
            {
                return rows(1, ExtractionLine.Read(line, columns.Count)).Count();
            }
            catch (ExtractionFaultException)
            {
                return -1;
            }
        };
    }
}
