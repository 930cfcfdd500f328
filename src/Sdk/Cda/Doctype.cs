namespace MonEspaceSante.Cda;

/// <summary>Finds the document type declaration in the first bytes of a document.</summary>
internal static class Doctype
{
    /// <summary>The line it stands on, in any encoding that writes ASCII in one byte or in two.</summary>
    public static bool TryFindLine(ReadOnlySpan<byte> prolog, out int line)
    {
        var declaration = "<!DOCTYPE"u8;
        var matched = 0;
        line = 1;
        foreach (var b in prolog)
        {
            if (b == 0)
                continue;
            if (b == '\n')
                line++;
            matched = b == declaration[matched] ? matched + 1 : b == declaration[0] ? 1 : 0;
            if (matched == declaration.Length)
                return true;
        }

        return false;
    }
}
