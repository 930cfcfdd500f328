namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>How far an import is: lines are most of it, indexes the rest.</summary>
internal sealed class ImportSteps(Func<double> read, int indexes)
{
    // Measured on two million lines.
    private const double ShareOfLines = 0.75;

    private int _done;

    public double Share => (ShareOfLines * read()) + ((1 - ShareOfLines) * _done / Math.Max(1, indexes));

    public void Index() => _done++;
}
