using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Annuaire.V1;

namespace MonEspaceSante.Annuaire;

/// <summary>The national directory of professionals, structures and mailboxes. Safe for concurrent use.</summary>
/// <remarks>RPPS, Annuaire Santé. It names professionals in their public duties, and no patient. Reading only: every call
/// is tried again while the reason may pass.</remarks>
public class AnnuaireClient
{
    private readonly Wire.AnnuaireService.AnnuaireServiceClient _service = null!;
    private readonly ServerCalls _calls = null!;

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected AnnuaireClient()
    {
    }

    internal AnnuaireClient(Wire.AnnuaireService.AnnuaireServiceClient service, ServerCalls calls)
    {
        _service = service;
        _calls = calls;
    }

    /// <summary>Searches professionals, by name. Titles and mailboxes come with
    /// <see cref="GetProfessionalAsync"/>.</summary>
    /// <param name="search">What one activity of theirs has to meet.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="ContractViolationException">While it is enumerated: RECHERCHE_TROP_LARGE,
    /// IDENTIFIANT_ANNUAIRE_INVALIDE.</exception>
    /// <exception cref="ServiceUnavailableException">While it is enumerated: ANNUAIRE_ABSENT.</exception>
    public virtual ResultPages<ListedProfessional> SearchProfessionals(
        ProfessionalSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        return _calls.List(
            (token, size) => search.ToWire(token, size),
            _service.SearchProfessionalsAsync,
            page => new ResultPage<ListedProfessional>(
                [.. page.Professionals.Select(found => found.ToModel())], page.NextPageToken.NullIfEmpty()),
            cancellationToken);
    }

    /// <summary>Reads a professional with titles and mailboxes.</summary>
    /// <param name="identifier">A RPPS (11 digits), an ADELI number (9 characters) or a PS_IdNat.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ContractViolationException">PROFESSIONNEL_ABSENT_ANNUAIRE,
    /// IDENTIFIANT_ANNUAIRE_INVALIDE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed: ANNUAIRE_ABSENT.</exception>
    public virtual async Task<ListedProfessional> GetProfessionalAsync(
        string identifier, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(identifier);
        var request = new Wire.GetProfessionalRequest { Identifier = identifier };
        var found = await _calls.CallAsync(o => _service.GetProfessionalAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return found.ToModel();
    }

    /// <summary>Searches mailboxes of the secure messaging (MSSanté), by label.</summary>
    /// <param name="search">What they have to meet.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="ContractViolationException">While it is enumerated: RECHERCHE_TROP_LARGE,
    /// IDENTIFIANT_ANNUAIRE_INVALIDE.</exception>
    /// <exception cref="ServiceUnavailableException">While it is enumerated: ANNUAIRE_ABSENT.</exception>
    public virtual ResultPages<Mailbox> SearchMailboxes(
        MailboxSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        return _calls.List(
            (token, size) => search.ToWire(token, size),
            _service.SearchMailboxesAsync,
            page => new ResultPage<Mailbox>(
                [.. page.Mailboxes.Select(found => found.ToModel())], page.NextPageToken.NullIfEmpty()),
            cancellationToken);
    }
}
