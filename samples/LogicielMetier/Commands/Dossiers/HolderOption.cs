using MonEspaceSante.Dmp;

namespace MonEspaceSante.LogicielMetier.Commands.Dossiers;

/// <summary>For whom an authorisation is given or withdrawn.</summary>
internal static class HolderOption
{
    public static AuthorizationHolder Of(bool isCareTeam) =>
        isCareTeam ? AuthorizationHolder.CareTeam : AuthorizationHolder.Professional;
}
