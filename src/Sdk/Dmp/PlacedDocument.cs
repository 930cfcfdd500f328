namespace MonEspaceSante.Dmp;

/// <summary>A document to be sent, with the position that each try sends it from.</summary>
internal sealed record PlacedDocument(Stream Content, Visibility Visibility)
{
    private readonly long _start = Content.CanSeek ? Content.Position : 0;

    /// <summary>The content, where a try begins. What cannot seek is sent from where it stands.</summary>
    public Stream Rewind()
    {
        if (Content.CanSeek)
            Content.Position = _start;
        return Content;
    }
}
