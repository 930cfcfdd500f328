using System.Collections.Frozen;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>Who may ask under the structure's certificate: INSi holds that structure to account for every call.</summary>
internal sealed class InsiCallers(InsiTable mapping, StructureRegister structures)
{
    private readonly FrozenSet<string> _named = mapping.Appelants.Structures.ToFrozenSet();

    private readonly FrozenSet<AuthenticationMode> _modes =
        mapping.Appelants.Modes.Select(mode => MatrixWords.AuthenticationModes[mode]).ToFrozenSet();

    /// <param name="session">Who asks.</param>
    /// <param name="certified">The structure of the certificate.</param>
    /// <exception cref="MonEspaceSanteException">INSI_APPELANT_REFUSE.</exception>
    public void Demand(SessionLps session, string certified)
    {
        if (!_modes.Contains(session.Mode)) throw Refusal.Because(Reason.InsiAppelantRefuse, "caller", "mode");
        var structure = session.Structure.StructIdNat;
        if (structure != certified && !_named.Contains(structure) && !structures.BelongsTo(structure, certified))
            throw Refusal.Because(Reason.InsiAppelantRefuse, "caller", "structure");
    }
}
