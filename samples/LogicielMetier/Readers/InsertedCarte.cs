using MonEspaceSante.Cps;
using MonEspaceSante.LogicielMetier.Sandbox;

namespace MonEspaceSante.LogicielMetier.Readers;

/// <summary>Opens the card in a reader of this computer.</summary>
internal static class InsertedCarte
{
    public static async Task<ICarteCps> OpenAsync(
        ReaderChoice choice, Settings settings, CancellationToken cancellationToken)
    {
        using var module = Pkcs11Module.Load(choice.Module);
        var inserted = module.ReadReaders()
            .Where(reader => reader.Token is not null && (choice.Name is null || reader.Name == choice.Name))
            .ToList();

        // Nobody is asked for a code that would serve no card, nor for one that is typed on the reader.
        var code = inserted is [{ Name: var name, Token.HasPinPad: false }]
            ? await CarteCode.DemandAsync(name, settings, cancellationToken)
            : "";
        return await Pkcs11Carte.OpenAsync(
            new() { ModulePath = module.Path, Reader = choice.Name }, code.AsMemory(), cancellationToken);
    }
}
