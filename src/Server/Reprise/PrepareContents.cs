namespace MonEspaceSante.Server.Reprise;

/// <summary>Makes the bytes of a dossier durable before its rows are, or tells what is wrong with them.</summary>
internal sealed class PrepareContents(DocumentFolder folder, bool metadataOnly)
{
    /// <exception cref="LineFaultException">Bytes are missing that must be there, or are others. None is kept.</exception>
    public async Task<PreparedDossier> RunAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        var copied = new List<Guid>();
        try
        {
            var notices = new List<LineFault>();
            foreach (var document in judgement.Line.Dossier!.Documents)
            {
                var content = await folder.CopyAsync(document, cancellationToken);
                copied.Add(content ?? Guid.Empty);
                if (content is null && IsMissed(document) is { } fault) notices.Add(fault);
            }

            return new PreparedDossier(judgement, copied, notices);
        }
        catch
        {
            Discard(copied);
            throw;
        }
    }

    public void Discard(IEnumerable<Guid> contents)
    {
        foreach (var content in contents.Where(content => content != Guid.Empty)) folder.Delete(content);
    }

    private LineFault? IsMissed(DocumentToImport document)
    {
        var fault = new LineFaultException(FaultReason.ContenuAbsent, $"documents[{document.Rank}].contenu");
        if (document.DeletedAt is not null && document.Place is null) return null;
        if (!metadataOnly) throw fault;
        // A line that tells no place is as the operator knows it to be; a place where nothing is may be a mistake.
        return document.Place is null ? null : fault.Fault;
    }
}
