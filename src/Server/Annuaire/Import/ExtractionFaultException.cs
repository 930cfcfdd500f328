namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>A line cannot come in. The message is the reason.</summary>
internal sealed class ExtractionFaultException(string reason, string column = "") : Exception(reason)
{
    /// <summary>The heading of the column at fault; empty when it is the line.</summary>
    public string Column => column;
}
