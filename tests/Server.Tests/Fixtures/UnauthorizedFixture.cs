using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Dossiers;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A sandbox where no patient has let anybody read yet.</summary>
public abstract class UnauthorizedFixture(Engine engine) : SandboxFixture(engine)
{
    protected static Consent Agreed { get; } = new(ConsentText.Professional, IsGiven: true);

    protected override bool CardsAreAuthorized => false;

    private protected T Service<T>()
        where T : notnull => Sandbox.Host.Services.GetRequiredService<T>();

    private protected async Task<Guid> IdOfAsync(Ins patient) =>
        (await Service<PatientRegister>().FindAsync(patient, CancellationToken.None))!.Value;

    private protected static async Task<Reason> ReasonOfAsync(Task call) => (await Refused.ByAsync(call)).Reason;

    private protected static Task<Reason> ReadingReasonAsync(MonEspaceSanteClient client, Ins patient) =>
        ReasonOfAsync(client.Dmp.FindAsync(patient).FirstOrDefaultAsync().AsTask());
}
