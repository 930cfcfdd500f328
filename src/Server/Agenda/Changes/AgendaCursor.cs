using System.Buffers.Binary;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Changes;

/// <summary>Where a watch goes on, sealed for its agenda.</summary>
internal sealed class AgendaCursor(SealedToken tokens)
{
    private const string Purpose = "agenda cursor";

    public string Seal(Guid agendaId, long seq)
    {
        var place = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, seq);
        return tokens.Seal(Purpose, agendaId.ToByteArray(), place);
    }

    public long Open(Guid agendaId, string cursor) =>
        tokens.Open(Purpose, agendaId.ToByteArray(), cursor) is { } place
            ? BinaryPrimitives.ReadInt64BigEndian(place)
            : throw Refusal.Because(Reason.CurseurInvalide, new Violation("cursor", "curseur d'un autre agenda"));
}
