using MonEspaceSante.Identity;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>Somebody who is signed in, in front of an account.</summary>
/// <param name="Ins">Whose account.</param>
/// <param name="PatientId">The same, as the server knows them.</param>
/// <param name="Client">The session.</param>
internal sealed record SignedInPerson(Ins Ins, Guid PatientId, RawClient Client) : IDisposable
{
    public Contract.Ins Wire => new() { Matricule = Ins.Matricule, Oid = Ins.Oid };

    public void Dispose() => Client.Dispose();

    public override string ToString() => "SignedInPerson(…)";
}
