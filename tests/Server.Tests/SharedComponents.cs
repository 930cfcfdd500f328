using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests;

/// <summary>Stops what the whole run shared.</summary>
[SetUpFixture]
public sealed class SharedComponents
{
    [OneTimeTearDown]
    public Task StopAsync() => PostgresServer.StopSharedAsync();
}
