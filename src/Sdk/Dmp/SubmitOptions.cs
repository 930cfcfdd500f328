namespace MonEspaceSante.Dmp;

/// <summary>What a deposit can be told beside the document.</summary>
public sealed record SubmitOptions
{
    /// <summary>The id of the request. Give the same one again to repeat a deposit whose answer was lost: it is stored
    /// once. Null, the default, draws one.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Told how many bytes of the document have left, from 0. It starts again when a try does. Null by
    /// default.</summary>
    public IProgress<long>? Progress { get; init; }
}
