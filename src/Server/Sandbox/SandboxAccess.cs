using System.Reflection;
using System.Text.Json;

namespace MonEspaceSante.Server.Sandbox;

/// <summary>What the fictitious patients sign in with, the same for all, and what the insurance knows of them:
/// <c>comptes.json</c>.</summary>
/// <param name="MotDePasse">The password.</param>
/// <param name="Totp">The secret of the second factor, in base 32.</param>
/// <param name="Regime">The scheme.</param>
/// <param name="Departement">The department.</param>
/// <param name="Adresse">The postal address.</param>
internal sealed record SandboxAccess(
    string MotDePasse, string Totp, string Regime, string Departement, IReadOnlyList<string> Adresse)
{
    public static SandboxAccess Published { get; } = Read();

    private static SandboxAccess Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("comptes.json")!;
        return JsonSerializer.Deserialize<SandboxAccess>(stream, JsonSerializerOptions.Web)!;
    }
}
