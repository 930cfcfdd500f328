using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>The identifiers that a document refers to.</summary>
public class ReferenceIdTests
{
    private const string Dicom = "xmlns:d='urn:dicom-org:ps3-20'";

    [TestCase("<order><id root='1.2' extension='A'/></order>", "A^1.2")]
    [TestCase("<order><id root='1.2'/></order>", "1.2")]
    [TestCase("<order><id extension='A'/><id nullFlavor='UNK'/><id root=' '/></order>")]
    [TestCase("<order><id root='1.2'/><id root='1.3'/><id root='1.2'/></order>", "1.2", "1.3")]
    [TestCase($"<order><d:accessionNumber {Dicom} root='1.3' extension='B'/><id root='1.2'/></order>", "1.2", "B^1.3")]
    [TestCase($"<order><d:id {Dicom} root='1.3'/><accessionNumber root='1.4'/></order>")]
    [TestCase("<order><accessionNumber xmlns='urn:x' root='1.4'/></order>")]
    [TestCase("<x><id root='1.2'/></x>")]
    public async Task Orders_tell_their_identifiers_then_their_accession_number(string order, params string[] references)
    {
        Assert.That(
            (await Documents.ReadAsync(await WithAsync($"<inFulfillmentOf>{order}</inFulfillmentOf>"))).ReferenceIds,
            Is.EqualTo(references));
    }

    [Test]
    public async Task Several_orders_are_told_in_their_order_each_once()
    {
        const string order = "<inFulfillmentOf><order><id root='1.{0}'/></order></inFulfillmentOf>";
        var orders = string.Concat("2132".Select(i => order.Replace("{0}", $"{i}", StringComparison.Ordinal)));

        var metadata = await Documents.ReadAsync(await WithAsync(orders));

        Assert.That(metadata.ReferenceIds, Is.EqualTo(new[] { "1.2", "1.1", "1.3" }));
    }

    [TestCase("18748-4", "1.2.9")]
    [TestCase("55115-0", "1.2.9")]
    [TestCase("IMG-KOS", "1.2.9")]
    [TestCase("11488-4")]
    [TestCase("11502-2")]
    public async Task Acts_are_referred_to_by_documents_of_imaging_only(string type, params string[] references)
    {
        var sample = Documents.Sample with { TypeCode = type, StudyId = "1.2.9" };

        Assert.That(
            (await Documents.ReadAsync(await sample.ToStreamAsync())).ReferenceIds, Is.EqualTo(references));
    }

    private static async Task<string> WithAsync(string orders) =>
        CdaFaultTests.ReplaceFirst(await Documents.StructuredAsync(), "<documentationOf>", orders + "<documentationOf>");
}
