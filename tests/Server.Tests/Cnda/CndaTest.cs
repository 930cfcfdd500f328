using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>A test that answers a row of the national test book.</summary>
internal sealed record CndaTest(Type Fixture, string Name, CndaAttribute Attribute)
{
    /// <summary>Whether its fixture takes the engines that every sandbox fixture takes.</summary>
    public bool RunsOnBothEngines => typeof(SandboxFixture).IsAssignableFrom(Fixture)
        && Fixture.GetCustomAttributes(typeof(TestFixtureAttribute), inherit: true).Length == Enum.GetValues<Engine>().Length;
}
