namespace MonEspaceSante.Sdk.Tests.Xdm;

/// <summary>Takes bytes one after the other, as a network does.</summary>
internal sealed class AppendedStream : MemoryStream
{
    public override bool CanSeek => false;

    public override long Position
    {
        get => base.Position;
        set => throw new NotSupportedException();
    }

    public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException();
}
