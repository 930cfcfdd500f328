using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Session;

/// <summary>Something forged, worn out or stolen, and why it is refused.</summary>
/// <param name="Name">What it is.</param>
/// <param name="How">How it is made.</param>
/// <param name="Reason">Why it is refused.</param>
/// <param name="PresentAsync">Shows it to a server, in every way that it can be shown.</param>
internal sealed record Forgery(
    string Name, string How, Reason Reason, Func<ForgeryScene, Task<IReadOnlyList<WireRefusal>>> PresentAsync);
