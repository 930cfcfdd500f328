namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>Asks the user for a code, one question at a time. The card is free meanwhile: whoever does not answer keeps nobody
/// from using its other key.</summary>
internal sealed class CodePrompt(Func<char[]> ask)
{
    private readonly Lock _gate = new();

    /// <summary>Asks, unless the card has left: nobody is to type a code that serves nothing.</summary>
    public char[] Ask(CardSession session)
    {
        lock (_gate)
        {
            session.Use(_ => true);
            return ask();
        }
    }
}
