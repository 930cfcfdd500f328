using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests;

/// <summary>What vendors build on does not change by accident.</summary>
internal sealed class PublicApiTests
{
    [Test]
    public void Public_surface_is_the_one_accepted() =>
        Accepted.Require("tests/Sdk.Tests/PublicApi.txt", PublicApi.Of(typeof(MonEspaceSanteClient).Assembly));
}
