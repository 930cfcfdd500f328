using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Annuaire.Boites;
using MonEspaceSante.Server.Annuaire.Professionnels;
using MonEspaceSante.Server.Messagerie.Regles;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Boites;

/// <summary>The mailboxes of the directory, and which of them a session may use.</summary>
internal sealed class DirectoryBoites(
    BoiteStore directory, StructureTie tie, MessagerieRules rules, IdentifierIndex index)
{
    /// <summary>The session in front of a mailbox.</summary>
    /// <exception cref="MonEspaceSanteException">BOITE_INCONNUE, BOITE_INTERDITE.</exception>
    public async Task<BoiteAccess> DemandAsync(Caller caller, Mailbox? named, CancellationToken cancellationToken)
    {
        var address = DemandAddress(named, "mailbox.address");
        var usable = await ListAsync(caller, cancellationToken);
        if (usable.FirstOrDefault(access => access.Self.Mailbox.Address == address) is { } access) return access;
        throw await directory.FindAsync(address, cancellationToken) is null
            ? Unknown("mailbox.address")
            : Refusal.Because(Reason.BoiteInterdite);
    }

    /// <summary>The mailboxes that a session may use, by address.</summary>
    public async Task<IReadOnlyList<BoiteAccess>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        var session = caller.Session;
        var found = await directory.OfAsync(
            session.IsStructure ? null : session.Professional.PsIdNat, session.Structure.StructIdNat, cancellationToken);
        var ofStructure = found.Any(boite => boite.PsIdNat is null) && await tie.HoldsAsync(session, cancellationToken);
        return [.. found
            .Where(boite => Serves(session, boite) && (ofStructure || boite.PsIdNat is not null))
            .DistinctBy(boite => boite.Address)
            .OrderBy(boite => boite.Address, StringComparer.Ordinal)
            .Select(boite => new BoiteAccess(
                IdOf(boite),
                Told(boite),
                session.ActorIdNat,
                session.Professional.Name ?? new PersonName(),
                caller,
                Person: null))];
    }

    /// <summary>A mailbox that a message goes to.</summary>
    /// <exception cref="MonEspaceSanteException">BOITE_INCONNUE.</exception>
    public async Task<Addressee> FindAsync(string address, CancellationToken cancellationToken)
    {
        if (rules.IsPatientAddress(address))
            throw Refusal.Because(
                Reason.RequeteInvalide, new Violation("recipients", "un patient se désigne par son INS, non par une adresse"));
        var boite = await directory.FindAsync(address, cancellationToken) ?? throw Unknown("recipients");
        return new Addressee(IdOf(boite), Told(boite));
    }

    /// <summary>The structure of a structure's own mailbox; null for any other.</summary>
    public async Task<string?> StructureOfAsync(string address, CancellationToken cancellationToken) =>
        await directory.FindAsync(address, cancellationToken) is { Type: BoiteType.Organisationnelle } boite
            ? boite.StructureId
            : null;

    public static MonEspaceSanteException Unknown(string field) =>
        Refusal.Because(Reason.BoiteInconnue, new Violation(field, "absente de l'annuaire"));

    // Those who share a practice's come and go, and act in structures of their own: it is whose it was as long as it is a
    // practice's.
    private Guid IdOf(Boite boite) => index.NameMailbox(
        boite.Type switch
        {
            BoiteType.Personnelle => $"professional {boite.PsIdNat}",
            BoiteType.Cabinet => "practice",
            _ => $"structure {boite.StructureId}",
        },
        boite.Address);

    private static string DemandAddress(Mailbox? named, string field) =>
        named is { OwnerCase: Mailbox.OwnerOneofCase.Address, Address.Length: > 0 }
            ? BoiteStore.AddressOf(named.Address)
            : throw Refusal.Because(Reason.RequeteInvalide, new Violation(field, "adresse attendue"));

    // Whom a structure alone names has no card and no sign-in of their own: their mailbox stays shut.
    private static bool Serves(SessionLps session, Boite boite) => boite.Type switch
    {
        BoiteType.Personnelle or BoiteType.Cabinet => !session.IsStructure && !session.IsNamedByStructure,
        BoiteType.Applicative => session.Mode == AuthenticationMode.Indirecte,
        _ => true,
    };

    private static Correspondent Told(Boite boite) => new()
    {
        Mailbox = new Mailbox { Address = boite.Address },
        Kind = boite.Type switch
        {
            BoiteType.Personnelle => MailboxKind.Personnelle,
            BoiteType.Applicative => MailboxKind.Applicative,
            BoiteType.Cabinet => MailboxKind.Cabinet,
            _ => MailboxKind.Organisationnelle,
        },
        Label = boite.Label,
        MailAddress = boite.Address,
    };
}
