using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Insi;

public class InsDatamatrixTests
{
    private const string Written =
        "IS010000000000000000000000S1160012B02077713S21.2.250.1.213.1.4.8\u001DS3TOUSSAINT\u001DS4ADRTROIS\u001DS5MS601-01-1960S72B020";

    private static readonly Ins Number = Ins.Parse("160012B02077713", InsOid.Nir);
    private static readonly TraitsIdentite Traits = TraitsIdentite.Parse("ADRTROIS", "TOUSSAINT", "M", "1960-01-01", "2B020");

    [Test]
    public void Write_gives_what_scanners_expect()
    {
        Assert.That(InsDatamatrix.Write(Qualified(Number)), Is.EqualTo(Written));
    }

    [Test]
    public void Write_ends_no_value_that_is_as_long_as_it_may_be()
    {
        var text = InsDatamatrix.Write(Qualified(Ins.Parse(Number.Matricule, InsOid.NirTest)));

        Assert.That(text, Does.Contain("S21.2.250.1.213.1.4.10S3TOUSSAINT"));
    }

    [Test]
    public void Write_refuses_an_identity_that_is_not_qualified()
    {
        var recovered = IdentitePatient.Provisoire(Traits).Recuperer(new InsIdentity(Number, Traits));

        foreach (var patient in new[] { IdentitePatient.Provisoire(Traits), IdentitePatient.Provisoire(Traits).Valider(), recovered })
        {
            var refusal = Assert.Throws<InsRefusedException>(() => InsDatamatrix.Write(patient))!;
            Assert.That(refusal.ReasonCode, Is.EqualTo("IDENTITE_NON_QUALIFIEE"));
        }
    }

    [Test]
    public void Write_refuses_a_sex_that_the_format_has_no_letter_for()
    {
        var traits = TraitsIdentite.Parse("ADRTROIS", "TOUSSAINT", "I", "1960-01-01");
        var patient = IdentitePatient.Provisoire(traits).Recuperer(new InsIdentity(Number, traits)).Valider();

        var refusal = Assert.Throws<InsRefusedException>(() => InsDatamatrix.Write(patient))!;

        Assert.That((refusal.ReasonCode, refusal.Violations[0].Field), Is.EqualTo(("TRAITS_INVALIDES", "sex")));
    }

    [TestCase(Written)]
    [TestCase(Written + "\r\n", Description = "as scanners type it")]
    [TestCase(
        "IS010000000000000000000000S1160012B02077713S21.2.250.1.213.1.4.8\u001DS3TOUSSAINT\u001DS5MS601-01-1960S72B020S4ADRTROIS",
        Description = "in another order")]
    public void Read_takes_what_was_written(string text)
    {
        var read = InsDatamatrix.Read(text);

        Assert.That((read.Ins, read.Traits), Is.EqualTo((Number, Traits)));
    }

    [TestCase("", "DATAMATRIX_ILLISIBLE")]
    [TestCase("DC04FR0000011E581E58B201FRF0ZOE", "DATAMATRIX_ILLISIBLE", Description = "another 2D-Doc")]
    [TestCase("IS01", "DATAMATRIX_ILLISIBLE")]
    [TestCase("IS010000000000000000000000", "DATAMATRIX_ILLISIBLE", Description = "no field")]
    [TestCase("IS010000000000000000000000S9X", "DATAMATRIX_ILLISIBLE")]
    [TestCase("IS010000000000000000000000S", "DATAMATRIX_ILLISIBLE")]
    [TestCase("IS010000000000000000000000S1160012B02077713S1160012B02077713", "DATAMATRIX_ILLISIBLE", Description = "told twice")]
    [TestCase(
        "IS010000000000000000000000S1160012B02077714S21.2.250.1.213.1.4.8\u001DS3A\u001DS4B\u001DS5MS601-01-1960",
        "INS_CLE_INVALIDE")]
    [TestCase(
        "IS010000000000000000000000S1160012B02077713S21.2.250.1.213.1.4.8\u001DS3A\u001DS4B\u001DS5XS601-01-1960",
        "TRAITS_INVALIDES")]
    public void Read_refuses_what_is_no_identity(string text, string reason)
    {
        Assert.That(Assert.Throws<InsRefusedException>(() => InsDatamatrix.Read(text))!.ReasonCode, Is.EqualTo(reason));
    }

    [Property]
    public bool Read_ends_for_any_text(string text)
    {
        try
        {
            InsDatamatrix.Read($"IS010000000000000000000000S1{text}");
            return true;
        }
        catch (InsRefusedException)
        {
            return true;
        }
    }

    private static IdentitePatient Qualified(Ins ins) =>
        IdentitePatient.Provisoire(Traits).Recuperer(new InsIdentity(ins, Traits)).Valider();
}
