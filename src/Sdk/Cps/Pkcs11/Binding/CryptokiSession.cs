namespace MonEspaceSante.Cps.Pkcs11.Binding;

/// <summary>A session with a card. One operation at a time: its user locks.</summary>
internal sealed unsafe class CryptokiSession
{
    private const nuint SerialSession = 4;
    private const int LongestSignature = 1024;

    private readonly Cryptoki _module;
    private readonly nuint _handle;

    private CryptokiSession(Cryptoki module, nuint handle)
    {
        _module = module;
        _handle = handle;
    }

    public static CryptokiSession Open(Cryptoki module, nuint slot)
    {
        nuint handle;
        var open = (delegate* unmanaged<nuint, nuint, void*, void*, nuint*, nuint>)module[CkFunction.OpenSession];
        Cryptoki.Check(CkFunction.OpenSession, open(slot, SerialSession, null, null, &handle));
        return new CryptokiSession(module, handle);
    }

    /// <summary>Ends the session. The session of a card that has left is already gone.</summary>
    public void Close() => ((delegate* unmanaged<nuint, nuint>)_module[CkFunction.CloseSession])(_handle);

    /// <summary>Whether the card has not left since the session was opened.</summary>
    public bool IsOpen()
    {
        var info = stackalloc nuint[4];
        return ((delegate* unmanaged<nuint, nuint*, nuint>)_module[CkFunction.GetSessionInfo])(_handle, info) == 0;
    }

    /// <summary>Shows a code to the card; no code has it typed on the reader.</summary>
    public CkResult Login(CkUser user, ReadOnlySpan<byte> code)
    {
        var login = (delegate* unmanaged<nuint, nuint, byte*, nuint, nuint>)_module[CkFunction.Login];
        fixed (byte* typed = code)
            return (CkResult)login(_handle, (nuint)user, typed, (nuint)code.Length);
    }

    public IReadOnlyList<nuint> Find(CkObjectClass objectClass)
    {
        var type = (nuint)objectClass;
        var wanted = new CkAttribute { Type = (nuint)CkAttributeType.Class, Value = &type, Length = (nuint)sizeof(nuint) };
        var begin = (delegate* unmanaged<nuint, CkAttribute*, nuint, nuint>)_module[CkFunction.FindObjectsInit];
        Cryptoki.Check(CkFunction.FindObjectsInit, begin(_handle, &wanted, 1));
        try
        {
            return FindAll();
        }
        finally
        {
            ((delegate* unmanaged<nuint, nuint>)_module[CkFunction.FindObjectsFinal])(_handle);
        }
    }

    /// <summary>The value of an attribute. Null when the object has none, or keeps it to itself.</summary>
    public byte[]? GetAttribute(nuint found, CkAttributeType type)
    {
        var attribute = new CkAttribute { Type = (nuint)type };
        if (!TryGet(found, &attribute) || attribute.Length == CkAttribute.Unavailable)
            return null;
        var value = new byte[attribute.Length];
        fixed (byte* first = value)
        {
            attribute.Value = first;
            return TryGet(found, &attribute) ? value : null;
        }
    }

    public void SignInit(nuint key, CkMechanismType type, CkPssParameters? pss)
    {
        var parameters = pss.GetValueOrDefault();
        var mechanism = new CkMechanism { Type = (nuint)type };
        if (pss is not null)
        {
            mechanism.Parameter = &parameters;
            mechanism.ParameterLength = (nuint)sizeof(CkPssParameters);
        }

        var begin = (delegate* unmanaged<nuint, CkMechanism*, nuint, nuint>)_module[CkFunction.SignInit];
        Cryptoki.Check(CkFunction.SignInit, begin(_handle, &mechanism, key));
    }

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        var signature = stackalloc byte[LongestSignature];
        nuint length = LongestSignature;
        Cryptoki.Check(CkFunction.Sign, Sign(data, signature, &length));
        return new ReadOnlySpan<byte>(signature, (int)length).ToArray();
    }

    /// <summary>Ends a signature that was begun and that the card was given no code for: it refuses.</summary>
    public void AbandonSign()
    {
        ReadOnlySpan<byte> anything = [0];
        var signature = stackalloc byte[LongestSignature];
        nuint length = LongestSignature;
        _ = Sign(anything, signature, &length);
    }

    private nuint Sign(ReadOnlySpan<byte> data, byte* signature, nuint* length)
    {
        var sign = (delegate* unmanaged<nuint, byte*, nuint, byte*, nuint*, nuint>)_module[CkFunction.Sign];
        fixed (byte* first = data)
            return sign(_handle, first, (nuint)data.Length, signature, length);
    }

    private List<nuint> FindAll()
    {
        var next = (delegate* unmanaged<nuint, nuint*, nuint, nuint*, nuint>)_module[CkFunction.FindObjects];
        var all = new List<nuint>();
        while (true)
        {
            nuint found, count;
            Cryptoki.Check(CkFunction.FindObjects, next(_handle, &found, 1, &count));
            if (count == 0)
                return all;
            all.Add(found);
        }
    }

    private bool TryGet(nuint found, CkAttribute* attribute)
    {
        var get = (delegate* unmanaged<nuint, nuint, CkAttribute*, nuint, nuint>)_module[CkFunction.GetAttributeValue];
        var result = get(_handle, found, attribute, 1);
        if ((CkResult)result is CkResult.AttributeTypeInvalid or CkResult.AttributeSensitive)
            return false;
        Cryptoki.Check(CkFunction.GetAttributeValue, result);
        return true;
    }
}
