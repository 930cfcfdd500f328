namespace MonEspaceSante.Insi;

/// <summary>A Vitale card in place: the insured person and those who depend on them.</summary>
public interface ICarteVitale
{
    /// <summary>Reads who can be looked for. One person chooses among several.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="Errors.InsRefusedException">CARTE_VITALE_ILLISIBLE.</exception>
    Task<IReadOnlyList<BeneficiaireVitale>> ReadAsync(CancellationToken cancellationToken = default);
}
