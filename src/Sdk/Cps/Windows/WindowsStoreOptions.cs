namespace MonEspaceSante.Cps;

/// <summary>Which card of the Windows certificate store to open.</summary>
public sealed class WindowsStoreOptions
{
    /// <summary>The PS_IdNat of the holder, or the Struct_IdNat of a structure.</summary>
    /// <value>Null, the default, takes the only card in place.</value>
    public string? IdNat { get; set; }

    /// <summary>The speciality of the holder in table R38 and the like, such as <c>SM26</c>.</summary>
    /// <value>Null by default. The store holds certificates alone, which do not tell it.</value>
    public string? Speciality { get; set; }

    /// <summary>The clock. <see cref="TimeProvider.System"/> by default.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
