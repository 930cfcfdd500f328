using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Identity;

public class InsTests
{
    private const string Valid = "279035121518989";

    [TestCase("279035121518989", InsOid.NirTest)]
    [TestCase("277076322082910", InsOid.Nir)]
    [TestCase("255069999999934", InsOid.NirDemonstration)]
    [TestCase("188102B17295165", InsOid.NirTest, Description = "Corse, 2B")]
    [TestCase("297022A02077878", InsOid.NirTest, Description = "Corse, 2A")]
    public void Parse_takes_published_identities(string matricule, string oid)
    {
        var ins = Ins.Parse(matricule, oid);

        Assert.That((ins.Matricule, ins.Oid, ins.IsNia), Is.EqualTo((matricule, oid, false)));
    }

    [Test]
    public void Parse_takes_a_waiting_number_and_tells_that_it_is_one()
    {
        Assert.That(Ins.Parse("109076322088835", InsOid.Nia).IsNia, Is.True);
    }

    [TestCase("", InsOid.Nir, Reason.InsFormatInvalide)]
    [TestCase("27903512151898", InsOid.Nir, Reason.InsFormatInvalide)]
    [TestCase("2790351215189890", InsOid.Nir, Reason.InsFormatInvalide)]
    [TestCase("27903512151898A", InsOid.Nir, Reason.InsFormatInvalide)]
    [TestCase("2 9035121518989", InsOid.Nir, Reason.InsFormatInvalide)]
    [TestCase("188102b17295165", InsOid.Nir, Reason.InsFormatInvalide, Description = "lower case")]
    [TestCase("188102C17295165", InsOid.Nir, Reason.InsFormatInvalide)]
    [TestCase("1881A2017295165", InsOid.Nir, Reason.InsFormatInvalide, Description = "2A elsewhere")]
    [TestCase("٢٧٩٠٣٥١٢١٥١٨٩٨٩", InsOid.Nir, Reason.InsFormatInvalide, Description = "digits of another script")]
    [TestCase("279035121518988", InsOid.Nir, Reason.InsCleInvalide)]
    [TestCase("221042545611404", InsOid.NirTest, Reason.InsCleInvalide)]
    [TestCase("224027511583555", InsOid.NirTest, Reason.InsCleInvalide)]
    [TestCase(Valid, "", Reason.InsOidRefuse)]
    [TestCase(Valid, "1.2.250.1.213.1.4.13", Reason.InsOidRefuse)]
    [TestCase("0319128091577471700731", InsOid.InsC, Reason.InsCRetire)]
    public void Parse_refuses_what_is_no_identity(string matricule, string oid, Reason expected)
    {
        var refusal = Assert.Throws<InsRefusedException>(() => Ins.Parse(matricule, oid))!;

        Assert.Multiple(() =>
        {
            Assert.That(refusal.Reason, Is.EqualTo(expected));
            Assert.That(refusal.Violations, Has.Exactly(1).Items);
            Assert.That(matricule.Length > 0 && $"{refusal}".Contains(matricule, StringComparison.Ordinal), Is.False);
            Assert.That(Ins.TryParse(matricule, oid, out _), Is.False);
        });
    }

    [Test]
    public void ToString_never_shows_the_matricule()
    {
        Assert.That($"{Ins.Parse(Valid, InsOid.Nir)}", Does.Not.Contain("2790"));
    }

    [Property]
    public bool Parse_refuses_every_single_wrong_digit(byte position, byte shift)
    {
        var digits = Valid.ToCharArray();
        var at = position % digits.Length;
        digits[at] = (char)('0' + ((digits[at] - '0' + 1 + (shift % 9)) % 10));

        return !Ins.TryParse(new string(digits), InsOid.Nir, out _);
    }

    [Test]
    public void Keys_agree_with_the_published_test_patients()
    {
        var patients = CsvFile.Reference("cnda/patients.csv");
        var matricules = patients.Select(row => row["matricule_ins"]).Where(m => m.Length > 0).ToList();

        Assert.That(matricules, Is.Not.Empty.And.All.Matches<string>(m => Ins.TryParse(m, InsOid.NirTest, out _)));
    }

    [Test]
    public void Every_row_of_the_corpus_is_what_it_says()
    {
        var rows = CsvFile.Corpus("ins.csv");

        Assert.That(rows, Has.Count.GreaterThan(70));
        Assert.Multiple(() =>
        {
            foreach (var (rank, row) in rows.Index())
            {
                var (matricule, oid, told) = (row["matricule"], row["oid"], row["key_check"]);
                // The corpus judges the number; an authority that is not in service is refused before its number is.
                var authority = told.StartsWith("n/a", StringComparison.Ordinal) ? oid : InsOid.Nir;
                Assert.That(ReasonAgainst(matricule, authority), Is.EqualTo(Expected(told)), $"row {rank + 1}");
                Assert.That(Ins.TryParse(matricule, oid, out _), Is.EqualTo(told == "valid"), $"row {rank + 1}");
            }
        });
    }

    private static Reason Expected(string told) => told.Split(' ')[0] switch
    {
        "valid" => Reason.Unspecified,
        "INVALID" => Reason.InsCleInvalide,
        "no" => Reason.InsFormatInvalide,
        _ => Reason.InsCRetire,
    };

    private static Reason ReasonAgainst(string matricule, string oid)
    {
        try
        {
            Ins.Parse(matricule, oid);
            return Reason.Unspecified;
        }
        catch (InsRefusedException refusal)
        {
            return refusal.Reason;
        }
    }
}
