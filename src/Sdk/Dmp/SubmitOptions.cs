namespace MonEspaceSante.Dmp;

/// <summary>What a deposit can be told beside the documents.</summary>
public sealed record SubmitOptions
{
    /// <summary>The id of the request. Null, the default, draws one, which serves all the tries of this call and is then
    /// forgotten.</summary>
    /// <remarks>Draw it yourself and keep it with the documents, and a deposit whose outcome stayed unknown
    /// (CONNEXION_INTERROMPUE, DELAI_DEPASSE, a crash) can be replayed: the same id with the same documents is stored
    /// once, and answers the first submission. Draw a new one for each new deposit.</remarks>
    public Guid? RequestId { get; init; }

    /// <summary>Whether the software feeds the dossier by itself: a new version that tells nothing new is then refused with
    /// DOCUMENT_INCHANGE. False, the default, when the user asked for it. EX_GEN-1060.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Told how many bytes of the documents have left, from 0. It starts again when a try does. Null by
    /// default.</summary>
    public IProgress<long>? Progress { get; init; }
}
