using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cps.Pkcs11;

internal static class Refusals
{
    /// <summary>What was refused, for one reason.</summary>
    public static CarteRefusedException AssertRefused(Action use, Reason reason)
    {
        var refusal = Assert.Throws<CarteRefusedException>(use)!;
        Assert.That(refusal.Reason, Is.EqualTo(reason), $"{refusal}");
        return refusal;
    }
}
