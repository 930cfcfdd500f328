using Grpc.Core;
using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Tests.Habilitation.Cells;

/// <summary>An actor in front of a dossier, in one mode of access.</summary>
/// <param name="Column">Who, and how.</param>
/// <param name="Client">The actor's connection.</param>
/// <param name="ContextId">The access context when the glass is broken.</param>
/// <param name="Card">What the actor signs with.</param>
/// <param name="Ins">The patient.</param>
/// <param name="Documents">The documents of the dossier that wait for a call, by the words of its row.</param>
internal sealed record CellSession(
    MatrixColumn Column,
    RawClient Client,
    string? ContextId,
    ICarteCps Card,
    Ins Ins,
    IReadOnlyDictionary<string, string> Documents)
{
    public DmpService.DmpServiceClient Dmp => Client.Dmp;

    /// <summary>The token as it now stands, and the access context.</summary>
    public Metadata Headers => ContextId is null
        ? Client.Headers()
        : [.. Client.Headers(), new Metadata.Entry("mes-access-context", ContextId)];

    public Contract.Ins Patient => RawDeposit.Wire(Ins);

    public static string NewRequest => $"{Guid.NewGuid()}";

    public static Structure StructureOf(ICarteCps card) => SandboxServer.ActiviteOf(card).Structure;

    /// <summary>A new document of the actor's own.</summary>
    public CdaSample OwnDocument() => Consultation.By(Column.Author, StructureOf(Card), Ins);
}
