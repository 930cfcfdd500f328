using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Habilitation;

internal sealed class FunctionalMatrixTests
{
    private static readonly FunctionalMatrix Matrix = new();

    private static readonly SessionLps Doctor = new(
        Guid.NewGuid(),
        AuthenticationMode.Directe,
        new Professional { PsIdNat = "899700296140", Profession = "10" },
        new Structure { StructIdNat = "499700296140001" },
        TimeProvider.System.GetUtcNow());

    private static IEnumerable<string> Methods => DmpService.Descriptor.Methods.Select(method => method.Name);

    [TestCaseSource(nameof(Methods))]
    public void Every_method_of_the_dmp_stands_for_a_transaction(string name) =>
        Assert.That(() => Matrix.Demand(Doctor, $"/{DmpService.Descriptor.FullName}/{name}"), Throws.Nothing);

    [Test]
    public void A_method_that_stands_for_no_transaction_is_denied()
    {
        var refusal = Assert.Throws<HabilitationDeniedException>(
            () => Matrix.Demand(Doctor, $"/{DmpService.Descriptor.FullName}/Burn"));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.DroitInsuffisant));
    }
}
