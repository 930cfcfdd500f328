namespace MonEspaceSante.Cps.Pkcs11.Binding;

/// <summary>The functions of a PKCS#11 module that need no session.</summary>
/// <remarks>PKCS#11 v2.40 as Unix modules are built: CK_ULONG as large as a pointer, structures aligned naturally. Windows
/// packs them and has 32 bits for CK_ULONG.</remarks>
internal sealed unsafe class Cryptoki(nint functionList)
{
    private const nuint DoNotBlock = 1;

    // CK_VERSION comes first, padded to the size of a pointer.
    private readonly void** _functions = (void**)functionList + 1;

    public void* this[CkFunction function] => _functions[(int)function];

    public static void Check(CkFunction function, nuint result)
    {
        if (result != 0)
            throw new CryptokiException(function, (CkResult)result);
    }

    /// <summary>Starts the module. False when somebody else in this process already has.</summary>
    public bool Initialize()
    {
        var arguments = CkInitializeArguments.Threaded;
        var result = ((delegate* unmanaged<void*, nuint>)this[CkFunction.Initialize])(&arguments);
        if ((CkResult)result == CkResult.CryptokiAlreadyInitialized)
            return false;
        Check(CkFunction.Initialize, result);
        return true;
    }

    /// <summary>Ends the module, unless somebody else already has.</summary>
    public void Terminate() => ((delegate* unmanaged<void*, nuint>)this[CkFunction.Terminate])(null);

    public CkInfo GetInfo()
    {
        CkInfo info;
        Check(CkFunction.GetInfo, ((delegate* unmanaged<CkInfo*, nuint>)this[CkFunction.GetInfo])(&info));
        return info;
    }

    public nuint[] GetSlots()
    {
        var list = (delegate* unmanaged<byte, nuint*, nuint*, nuint>)this[CkFunction.GetSlotList];
        nuint count;
        Check(CkFunction.GetSlotList, list(0, null, &count));
        while (true)
        {
            var slots = new nuint[count];
            nuint result;
            fixed (nuint* first = slots)
                result = list(0, first, &count);

            // A reader was plugged in between the two calls.
            if ((CkResult)result == CkResult.BufferTooSmall)
                continue;
            Check(CkFunction.GetSlotList, result);
            return slots[..(int)count];
        }
    }

    public CkSlotInfo GetSlotInfo(nuint slot)
    {
        CkSlotInfo info;
        var get = (delegate* unmanaged<nuint, CkSlotInfo*, nuint>)this[CkFunction.GetSlotInfo];
        Check(CkFunction.GetSlotInfo, get(slot, &info));
        return info;
    }

    public CkTokenInfo GetTokenInfo(nuint slot)
    {
        CkTokenInfo info;
        var get = (delegate* unmanaged<nuint, CkTokenInfo*, nuint>)this[CkFunction.GetTokenInfo];
        Check(CkFunction.GetTokenInfo, get(slot, &info));
        return info;
    }

    public IReadOnlyList<CkMechanismType> GetMechanisms(nuint slot)
    {
        var list = (delegate* unmanaged<nuint, nuint*, nuint*, nuint>)this[CkFunction.GetMechanismList];
        nuint count;
        Check(CkFunction.GetMechanismList, list(slot, null, &count));
        var mechanisms = new nuint[count];
        fixed (nuint* first = mechanisms)
            Check(CkFunction.GetMechanismList, list(slot, first, &count));
        return [.. mechanisms.Take((int)count).Select(m => (CkMechanismType)(uint)m)];
    }

    /// <summary>Takes the next insertion or removal that nobody has taken yet. Null when there is none.</summary>
    public nuint? TakeSlotEvent()
    {
        nuint slot;
        var wait = (delegate* unmanaged<nuint, nuint*, void*, nuint>)this[CkFunction.WaitForSlotEvent];
        var result = wait(DoNotBlock, &slot, null);
        if ((CkResult)result == CkResult.NoEvent)
            return null;
        Check(CkFunction.WaitForSlotEvent, result);
        return slot;
    }
}
