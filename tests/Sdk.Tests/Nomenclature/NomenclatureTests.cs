using MonEspaceSante.Nomenclature;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Nomenclature;

public class NomenclatureTests
{
    [Test]
    public void Types_have_the_class_that_the_national_association_gives_them()
    {
        var published =
            CsvFile.Corpus("jdv/ASS_X04_typeCode_to_classCode.csv").Where(row => row["typeCode"] != "E1762").ToList();

        Assert.That(published, Has.Count.GreaterThan(100));
        Assert.That(
            published.Where(row => DocumentTypes.Find(row["typeCode"])?.Class.Value != row["classCode"]),
            Is.Empty);
    }

    [Test]
    public void Types_have_the_label_and_the_system_of_their_value_set()
    {
        var published = CsvFile.Corpus("jdv/J07_typeCode.csv")
            .ToDictionary(row => row["code"], row => (row["system_oid"], row["display"]));
        var ours = DocumentTypes.All.Where(t => published.ContainsKey(t.Code.Value)).ToList();

        Assert.That(ours, Has.Count.GreaterThan(90));
        Assert.That(ours.Where(t => published[t.Code.Value] != (t.Code.System, t.Code.Label)), Is.Empty);
    }

    [TestCase("11488-4", true)]
    [TestCase("78513-9", true)]
    [TestCase("87273-9", true, Description = "a vaccination note")]
    [TestCase("11369-6", false, Description = "the vaccination history, which the DMP writes")]
    [TestCase("REMB", false)]
    [TestCase("DOCPAT01", false)]
    [TestCase("DOCPAT10", false)]
    [TestCase("EXPPAT_3", false)]
    [TestCase("74465-6", false)]
    public void Types_tell_whether_a_practice_software_may_write_them(string code, bool expected)
    {
        Assert.That(DocumentTypes.Find(code)!.CreatableByPracticeSoftware, Is.EqualTo(expected));
    }

    [TestCase("51851-4", Description = "in value set J07 but in no class")]
    [TestCase("E1762")]
    [TestCase("")]
    [TestCase("nonsense")]
    public void A_type_without_class_is_unknown(string code)
    {
        Assert.That(DocumentTypes.Find(code), Is.Null);
    }

    [TestCase("J02_healthcareFacilityTypeCode")]
    [TestCase("J04_practiceSettingCode")]
    [TestCase("J01_authorSpecialty")]
    [TestCase("TRE_G15_ProfessionSante")]
    public void Value_sets_hold_what_is_published(string list)
    {
        var set = list[..3] switch
        {
            "J02" => ValueSet.FacilityTypes,
            "J04" => ValueSet.PracticeSettings,
            "J01" => ValueSet.AuthorSpecialties,
            _ => ValueSet.Professions,
        };

        Assert.That(
            set.Codes.Select(c => (c.Value, c.System, c.Label)),
            Is.EquivalentTo(
                CsvFile.Corpus($"jdv/{list}.csv").Select(row => (row["code"], row["system_oid"], row["display"]))));
    }

    [Test]
    public void Formats_follow_the_templates_of_the_national_association()
    {
        var published = CsvFile.Corpus("jdv/ASS_A11_templateId_to_formatCode.csv");

        Assert.That(published, Has.Count.GreaterThan(50));
        Assert.That(
            published.Where(row => DocumentFormats.OfTemplates([row["cda_templateId"]]) != row["formatCode"]),
            Is.Empty);
    }

    [Test]
    public void Formats_of_unknown_templates_are_outside_profiles()
    {
        Assert.That(
            DocumentFormats.OfTemplates(["1.2.250.1.213.1.1.1.1"]),
            Is.EqualTo(DocumentFormats.OutsideProfiles));
    }

    [Test]
    public void Formats_of_files_are_in_the_value_set()
    {
        string[] media =
            ["application/pdf", "text/plain", "text/rtf", "application/rtf", "image/jpeg", "image/tiff", "Text/Plain"];

        Assert.That(
            media.Select(DocumentFormats.OfMediaType),
            Is.All.Matches<string>(f => ValueSet.Formats.Find(f) is not null));
        Assert.That(DocumentFormats.OfMediaType("video/mp4"), Is.Null);
    }

    [Test]
    public void Professions_are_found_by_the_title_of_a_card()
    {
        Assert.That(ValueSet.Professions.FindByLabel("Opticien-lunetier")?.Value, Is.EqualTo("28"));
    }
}
