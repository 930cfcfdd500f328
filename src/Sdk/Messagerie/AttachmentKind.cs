namespace MonEspaceSante.Messagerie;

/// <summary>How an attachment is read.</summary>
public enum AttachmentKind
{
    /// <summary>A file: PDF, image, text.</summary>
    File,

    /// <summary>A CDA R2 document, alone.</summary>
    Cda,

    /// <summary>An archive IHE_XDM (zip).</summary>
    IheXdm,
}
