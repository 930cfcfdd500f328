using System.Security.Cryptography;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Codes;

namespace MonEspaceSante.Server.Compte.Evenements;

/// <summary>What activates an account: the provisional code and the Vitale card that the person is on.</summary>
/// <param name="Code">The code, normalised.</param>
/// <param name="VitaleHash">The card.</param>
internal sealed record CodeProof(string Code, byte[] VitaleHash)
{
    /// <summary>Uses the code up; otherwise tells why. Which of code and card is wrong is not told.</summary>
    public async Task<Reason> JudgeAsync(HeldCompte held, CodeStore codes, AssureStore assures)
    {
        var assure = await assures.FindAsync(held.Connection, held.PatientId);
        var isCard = assure is not null && CryptographicOperations.FixedTimeEquals(assure.VitaleHash, VitaleHash);
        return await codes.UseAsync(held.Connection, held.PatientId, Code, isCard, held.Now);
    }

    /// <summary>Names the type only: no log holds a code.</summary>
    public override string ToString() => "CodeProof(…)";
}
