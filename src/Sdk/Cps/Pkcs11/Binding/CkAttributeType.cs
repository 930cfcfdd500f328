namespace MonEspaceSante.Cps.Pkcs11.Binding;

/// <summary>What an attribute of an object tells.</summary>
internal enum CkAttributeType
{
    Class = 0x000,
    Label = 0x003,
    Value = 0x011,
    Id = 0x102,
    AlwaysAuthenticate = 0x202,
}
