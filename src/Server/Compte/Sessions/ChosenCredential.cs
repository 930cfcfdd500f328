using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Compte.Sessions;

/// <summary>What a person who chooses a password signs in with from then on.</summary>
internal sealed class ChosenCredential(Passwords passwords, CredentialStore credentials, TimeProvider time)
{
    /// <summary>Derives it before the account is held: it takes long, whoever asks.</summary>
    /// <exception cref="MonEspaceSanteException">MOT_DE_PASSE_FAIBLE: too long.</exception>
    public async Task<Credential> DeriveAsync(string password, CancellationToken cancellationToken)
    {
        if (password.Length > PasswordRule.Longest) throw Refusal.Because(Reason.MotDePasseFaible);
        var salt = Passwords.DrawSalt();
        var derived = await passwords.DeriveAsync(password, salt, Passwords.Iterations, cancellationToken);
        return new Credential(salt, derived, Passwords.Iterations, Totp.DrawSecret(), TotpStep: 0);
    }

    /// <summary>Keeps it in place of what there was, and ends the sessions that were opened with that.</summary>
    public async Task KeepAsync(DbConnection connection, Guid patientId, Credential credential)
    {
        await PersonSessionStore.CloseAllAsync(connection, patientId, time.GetUtcNow());
        await credentials.SaveAsync(connection, patientId, credential);
        await SignInFailures.ForgetAsync(connection, patientId.ToByteArray());
    }
}
