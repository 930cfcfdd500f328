using System.Data.Common;
using System.Security.Cryptography;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Sessions;

/// <summary>Opens a session for whoever has the password and the second factor. Whatever is wrong is not told, and takes as
/// long as what is right.</summary>
internal sealed class SignIn(
    PatientRegister patients,
    IdentifierIndex index,
    CredentialStore credentials,
    Passwords passwords,
    SignInFailures failures,
    Database database,
    TimeProvider time)
{
    private static readonly Credential Nobody =
        new(Passwords.DrawSalt(), Passwords.DrawSalt(), Passwords.Iterations, Totp.DrawSecret(), 0);

    public async Task<PersonSession> RunAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        var patientId = await patients.FindKnownAsync(patient, cancellationToken);
        var subject = patientId?.ToByteArray() ?? index.Hash(patient);
        await failures.DemandUnblockedAsync(subject, cancellationToken);
        var kept = patientId is { } known ? await credentials.FindAsync(known, cancellationToken) : null;
        var told = kept ?? Nobody;
        var derived = request.Password.Length <= PasswordRule.Longest
            ? await passwords.DeriveAsync(request.Password, told.Salt, told.Iterations, cancellationToken)
            : [];
        var isPassword = CryptographicOperations.FixedTimeEquals(derived, told.PasswordHash) && kept is not null;
        var session = await database.WriteAsync(
            async connection =>
            {
                await failures.DemandUnblockedAsync(connection, subject);
                if (isPassword && await OpenAsync(connection, patientId!.Value, told, request.Totp) is { } opened)
                {
                    await SignInFailures.ForgetAsync(connection, subject);
                    return opened;
                }

                await failures.AddAsync(connection, subject);
                return null;
            },
            cancellationToken);
        return session ?? throw Refusal.Because(Reason.IdentifiantsRefuses);
    }

    private async Task<PersonSession?> OpenAsync(
        DbConnection connection, Guid patientId, Credential credential, string digits)
    {
        var now = time.GetUtcNow();
        if (Totp.StepOf(digits, credential.TotpSecret, now, credential.TotpStep) is not { } step
            || !await CredentialStore.UseStepAsync(connection, patientId, step))
            return null;
        // The password may have been replaced since it was compared.
        var current = await credentials.FindAsync(connection, patientId);
        if (!current!.Salt.AsSpan().SequenceEqual(credential.Salt)) return null;
        var session = new PersonSession(Guid.NewGuid(), patientId, now, now, IsClosed: false);
        await PersonSessionStore.InsertAsync(connection, session);
        return session;
    }
}
