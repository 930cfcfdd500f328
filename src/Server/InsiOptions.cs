namespace MonEspaceSante.Server;

/// <summary>How the server finds and verifies national identities. All but the register and the cache is for
/// <see cref="InsRegister.National"/>.</summary>
public sealed class InsiOptions
{
    /// <summary>Who answers. Default: the server's own register.</summary>
    public InsRegister Register { get; set; }

    /// <summary>How many minutes a person that the register found may be told again to the same structure without asking
    /// it. Default: 0, never; no national figure is public.</summary>
    public int CacheMinutes { get; set; }

    /// <summary>The address of the téléservice. Default: none, that of the mapping.</summary>
    public Uri? Address { get; set; }

    /// <summary>How the téléservice spells requests and answers. Default: none, the server's own <c>insi.json</c>.</summary>
    public string? MappingFile { get; set; }

    /// <summary>The PKCS#12 file of the structure's certificate (ORG AUTH_CLI), read again when it changes. Required.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>The password of that file. Default: none.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>A PEM file of the roots that the téléservice may chain to. Default: none, the roots of the machine.</summary>
    public string? TrustedRootsFile { get; set; }

    /// <summary>The billing identifier of the structure (identifiantFacturation): FINESS of the place of care, else SIRET,
    /// else its number at the health insurance. Required.</summary>
    public string? BillingIdentifier { get; set; }

    /// <summary>The number that the CNDA gave the software (IDAM). Required.</summary>
    public string? Idam { get; set; }

    /// <summary>The name that the number was given for. Required.</summary>
    public string? SoftwareName { get; set; }

    /// <summary>The version that the number was given for. Required.</summary>
    public string? SoftwareVersion { get; set; }
}
