using MonEspaceSante.Nomenclature;
using MonEspaceSante.Server.Habilitation;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Habilitation;

internal sealed class DocumentMatrixTests
{
    private const string General = "47420-5 57828-6 57832-8 61357-0 75468-9 DOCPAT02 DOCPAT09 EXPPAT_1 EXPPAT_2";

    private static readonly DocumentMatrix Matrix = DocumentMatrix.Load(null);

    private static readonly string[] Types = [.. DocumentTypes.All.Select(type => type.Code.Value)];

    [TestCase("10", "ATTEST-RESID", Description = "a doctor reads all but the residence certificate")]
    [TestCase("21", "ATTEST-RESID 68599-0 83901-9")]
    [TestCase("40", "ATTEST-RESID 68599-0 75496-0 80771-9 80788-3 83901-9 83981-1 88348-8")]
    [TestCase("50", "ATTEST-RESID 68599-0 83901-9")]
    [TestCase("60", "ATTEST-RESID 68599-0 83901-9")]
    [TestCase("69", "ATTEST-RESID 68599-0 83901-9")]
    [TestCase("70", "ATTEST-RESID 68599-0 83901-9")]
    public void A_profession_reads_all_types_but(string profession, string denied) =>
        Assert.That(Types.Except(ReadBy(profession)), Is.EquivalentTo(denied.Split(' ')));

    [TestCase("26", General)]
    [TestCase("28", General + " 78513-9 83836-7 PRESC-ORTHOPTIE", Description = "the twelve types of the professional press")]
    [TestCase("80", General + " PRESC-PEDI")]
    [TestCase("91", General + " PRESC-ORTHOPHO")]
    [TestCase("92", General + " 78513-9 PRESC-ORTHOPTIE")]
    [TestCase("94", General)]
    [TestCase("95", General)]
    [TestCase("96", General)]
    public void A_profession_reads_only(string profession, string granted) =>
        Assert.That(ReadBy(profession), Is.EquivalentTo(granted.Split(' ')));

    [TestCase("31")]
    [TestCase("32")]
    [TestCase("35")]
    [TestCase("36")]
    [TestCase("37")]
    [TestCase("38")]
    [TestCase("39")]
    [TestCase("81")]
    [TestCase("82")]
    [TestCase("83")]
    [TestCase("84")]
    [TestCase("85")]
    [TestCase("86")]
    [TestCase("93")]
    [TestCase("98")]
    [TestCase("", Description = "no profession")]
    [TestCase("SECRETARIAT_MEDICAL")]
    [TestCase("334")]
    public void A_profession_reads_nothing(string profession) => Assert.That(ReadBy(profession), Is.Empty);

    [Test]
    public void Every_profession_is_told_in_the_tables_above()
    {
        var told = GetType().GetMethods()
            .SelectMany(method => method.GetCustomAttributes(typeof(TestCaseAttribute), inherit: false))
            .Select(row => (string)((TestCaseAttribute)row).Arguments[0]!)
            .ToHashSet();

        Assert.That(ValueSet.Professions.Codes.Select(code => code.Value), Is.SubsetOf(told));
    }

    [Test]
    public void A_type_of_no_class_is_denied_to_all() =>
        Assert.That(ValueSet.Professions.Codes.Where(code => Matrix.MayRead(code.Value, "51851-4")), Is.Empty);

    [Test]
    public void Authors_read_their_own_documents() => Assert.That(Matrix.AuthorReads, Is.True);

    private static IEnumerable<string> ReadBy(string profession) =>
        Types.Where(type => Matrix.MayRead(profession, type));
}
