namespace MonEspaceSante.Transport;

/// <summary>The transfer of a document by a person, over all its tries.</summary>
internal sealed class PersonTransfer
{
    /// <summary>Whether another try could do all that this one did. A stream that cannot seek is read once.</summary>
    public bool MayRepeat { get; set; } = true;

    /// <summary>Whether bytes of a document have left or come in this try.</summary>
    public bool HasStarted { get; set; }
}
