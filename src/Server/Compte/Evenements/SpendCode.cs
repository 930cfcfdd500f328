using System.Security.Cryptography;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Codes;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Evenements;

/// <summary>Lets something happen to an account for a provisional code and a Vitale card.</summary>
internal sealed class SpendCode(CodeStore codes, AssureStore assures, IdentifierIndex index)
{
    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE: no card.</exception>
    public CodeProof Read(string code, CarteVitale? vitale) =>
        new(HandCopiedCode.Normalize(code), index.HashVitale(VitaleCard.Demand(vitale)));

    /// <summary>Uses the code up, and acts; otherwise tells why. Which of code and card is wrong is not told. Whatever is
    /// refused while acting undoes the write: the code serves again.</summary>
    public async Task<Outcome<T>> RunAsync<T>(HeldCompte held, CodeProof proof, Func<Task<T>> act)
        where T : class
    {
        var assure = await assures.FindAsync(held.Connection, held.PatientId);
        var isCard = assure is not null && CryptographicOperations.FixedTimeEquals(assure.VitaleHash, proof.VitaleHash);
        var verdict = await codes.UseAsync(held.Connection, held.PatientId, proof.Code, isCard, held.Now);
        return verdict == Reason.Unspecified ? Outcome<T>.Of(await act()) : Outcome<T>.Refuse(verdict);
    }
}
