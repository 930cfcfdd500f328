using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda;

/// <summary>What agendas are known by: a patient's by the patient's id, a professional's by a keyed hash.</summary>
internal sealed class AgendaKeys(IdentifierIndex index)
{
    private const int IdSize = 16;

    /// <param name="idNat">The PS_IdNat of a professional, or the Struct_IdNat where a structure acts.</param>
    public Guid AgendaOf(string idNat) => new(index.HashAuthor($"agenda {idNat}").AsSpan(0, IdSize));

    /// <summary>What colleagues are known by.</summary>
    public byte[] StructureOf(string structIdNat) => index.HashAuthor($"agenda structure {structIdNat}");

    public AgendaPraticien Of(SessionLps session) => new(
        AgendaOf(session.ActorIdNat),
        StructureOf(session.Structure.StructIdNat),
        session.IsStructure ? null : session.Professional,
        session.Structure);
}
