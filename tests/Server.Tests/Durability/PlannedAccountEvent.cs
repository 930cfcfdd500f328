using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Tests.Compte;
using Ins = MonEspaceSante.Identity.Ins;

namespace MonEspaceSante.Server.Tests.Durability;

/// <summary>Something that a person does with an account until it is acknowledged, always the same.</summary>
/// <param name="Patient">Whose account.</param>
/// <param name="Then">Where the account stands once it is done.</param>
/// <param name="TryAsync">One try, told how many there were before.</param>
internal sealed record PlannedAccountEvent(Ins Patient, CompteStatus Then, Func<PersonneClient, int, Task> TryAsync)
{
    private int _tries;

    public Task RunAsync(PersonneClient person) => TryAsync(person, _tries++);

    public static PlannedAccountEvent Opposition(Assured person, string code)
    {
        var requestId = Guid.NewGuid();
        return new(person.Ins, CompteStatus.Oppose, (client, _) => client.Compte.OpposeAsync(person.Ins, code, requestId));
    }

    public static PlannedAccountEvent Activation(Assured person, string code)
    {
        var requestId = Guid.NewGuid();
        return new(
            person.Ins,
            CompteStatus.Actif,
            (client, _) => client.Compte.ActivateAsync(person.Ins, code, person.Carte, Assured.Password, requestId));
    }

    /// <param name="patient">A patient of the sandbox.</param>
    public static PlannedAccountEvent Closing(Ins patient)
    {
        var requestId = Guid.NewGuid();
        return new(patient, CompteStatus.Clos, async (client, tries) =>
        {
            await SandboxSignIn.RunAsync(client, patient, tries);
            await client.Compte.CloseAsync(patient, "Je pars", erase: false, requestId);
        });
    }

    public override string ToString() => $"{Then}";
}
