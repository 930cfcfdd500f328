using MonEspaceSante.Identity;

namespace MonEspaceSante.Cps;

/// <summary>A place where the holder of a card works, as the card tells it.</summary>
/// <param name="Structure">The structure.</param>
/// <param name="Sector">The sector of activity in table R02 (1.2.250.1.71.4.2.4), such as <c>SA07</c> (cabinet
/// individuel). Empty when the certificates of a structure tell none.</param>
/// <remarks>Data objects <c>CPS_ACTIVITY_01_PS</c> to <c>CPS_ACTIVITY_15_PS</c> of the card.</remarks>
public sealed record Activite(Structure Structure, string Sector);
