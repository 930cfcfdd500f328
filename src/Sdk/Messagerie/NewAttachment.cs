namespace MonEspaceSante.Messagerie;

/// <summary>A file to be sent.</summary>
/// <param name="FileName">Its name, without a folder: 1 to 128 characters.</param>
/// <param name="MediaType">What it is, such as <c>application/pdf</c> or <c>image/jpeg</c>.</param>
/// <param name="Content">Its bytes, from where the stream stands, with flat memory. It is left open. One that cannot seek is
/// sent once.</param>
public sealed record NewAttachment(string FileName, string MediaType, Stream Content)
{
    /// <summary>How it is read: the kind of its media type, else it is refused. <see cref="AttachmentKind.File"/> by
    /// default.</summary>
    public AttachmentKind Kind { get; init; }

    /// <summary>To whom it may go. Unrestricted by default.</summary>
    public Restrictions Restrictions { get; init; } = Restrictions.None;

    /// <summary>A clinical document (CDA R2). It is verified.</summary>
    /// <param name="fileName">Its name.</param>
    /// <param name="content">Its bytes.</param>
    public static NewAttachment Cda(string fileName, Stream content) =>
        new(fileName, "text/xml", content) { Kind = AttachmentKind.Cda };

    /// <summary>An archive IHE_XDM. It is verified.</summary>
    /// <param name="fileName">Its name.</param>
    /// <param name="content">Its bytes.</param>
    public static NewAttachment IheXdm(string fileName, Stream content) =>
        new(fileName, "application/zip", content) { Kind = AttachmentKind.IheXdm };

    /// <summary>Names the type only: names of files may name patients.</summary>
    public override string ToString() => $"NewAttachment({Kind})";
}
