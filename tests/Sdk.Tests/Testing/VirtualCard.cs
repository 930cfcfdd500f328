using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Sdk.Tests.Cps;

namespace MonEspaceSante.Sdk.Tests.Testing;

/// <summary>Virtual cards of the test PKI.</summary>
internal static class VirtualCard
{
    public const string Pin = "4821";

    public static PuceVirtuelle OfDoctor(TimeProvider? time = null) => new(CarteFile.OpenDoctor(), Pin, time);
}
