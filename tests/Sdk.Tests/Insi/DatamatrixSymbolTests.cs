using System.Diagnostics;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Insi;

/// <summary>Symbols are read back by a scanner that is not ours: dmtxread.</summary>
public class DatamatrixSymbolTests
{
    // One text for every size of symbol, identities among them.
    private static readonly string[] Texts =
    [
        "A1", "123456", "HELLO", "Bonjour, 2026", "ABCDEFGHI-abc",
        Identity(
            Ins.Parse("160012B02077713", InsOid.Nir), TraitsIdentite.Parse("ADRTROIS", "TOUSSAINT", "M", "1960-01-01", "2B020")),
        Identity(
            Ins.Parse("190046322089981", InsOid.NirTest),
            TraitsIdentite.Parse("D'ARTAGNAN DE L'HERAULT", "PIERRE-ALAIN MURIEL FLORIANT", "F", "1990-04-05")),
        .. new[] { 15, 20, 28, 34, 42, 60, 80, 110, 140, 170, 200, 270, 360, 450 }.Select(length => new string('x', length)),
    ];

    [TestCaseSource(nameof(Texts))]
    public async Task A_scanner_reads_what_was_drawn(string text)
    {
        RealComponent.Require(File.Exists("/usr/bin/dmtxread"), "dmtxread (Debian package dmtx-utils) is absent");
        var file = Path.GetTempFileName();
        try
        {
            await using (var image = File.Create(file))
                await DatamatrixSymbol.Of(text).WritePngAsync(image, 4);

            Assert.That(await ScanAsync(file), Is.EqualTo(text));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void An_SVG_draws_the_same_modules_on_white()
    {
        var symbol = DatamatrixSymbol.Of("123456");

        Assert.That(symbol.Size, Is.EqualTo(10));
        Assert.That(symbol.ToSvg(), Does.StartWith("<svg").And.Contain("0 0 12 12").And.Contain("M1 1h1v1h-1z"));
        Assert.That(symbol.ToSvg().Split('M').Length - 2, Is.EqualTo(CountDark(symbol)));
    }

    [TestCase("é")]
    [TestCase("🙂")]
    public void Of_refuses_what_is_not_ASCII(string text)
    {
        Assert.Throws<ArgumentException>(() => DatamatrixSymbol.Of(text));
    }

    [Test]
    public void Of_refuses_what_no_symbol_holds()
    {
        Assert.Throws<ArgumentException>(() => DatamatrixSymbol.Of(new string('x', 457)));
    }

    private static string Identity(Ins ins, TraitsIdentite traits) =>
        InsDatamatrix.Write(IdentitePatient.Provisoire(traits).Recuperer(new InsIdentity(ins, traits)).Valider());

    private static int CountDark(DatamatrixSymbol symbol) =>
        Enumerable.Range(0, symbol.Size * symbol.Size).Count(at => symbol.IsDark(at / symbol.Size, at % symbol.Size));

    private static async Task<string> ScanAsync(string file)
    {
        var command = new ProcessStartInfo("/usr/bin/dmtxread", ["--stop-after=1", file]);
        return (await ForeignProcess.RunAsync(command, TimeSpan.FromMinutes(1))).RequireSuccess();
    }
}
