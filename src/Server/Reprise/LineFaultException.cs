namespace MonEspaceSante.Server.Reprise;

/// <summary>A line cannot be imported.</summary>
internal sealed class LineFaultException(string reason, string field = "") : Exception(reason)
{
    public LineFault Fault { get; } = new(reason, field);

    /// <summary>The same fault, in a part of the line.</summary>
    public LineFaultException Under(string part) => new(
        Fault.Reason,
        Fault.Field.Length == 0 ? part : $"{part}.{Fault.Field}");
}
