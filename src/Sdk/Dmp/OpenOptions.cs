namespace MonEspaceSante.Dmp;

/// <summary>What opening a patient's file asks for beside the state of the dossier.</summary>
public sealed record OpenOptions
{
    /// <summary>Whether the traits come in the answer. Default: no. Hidden from the user by default (EX_0.2-1020).</summary>
    public bool IncludeTraits { get; init; }

    /// <summary>Whether new documents are counted and a medical summary (VSM) looked for. Default: no. Needs the patient's
    /// authorisation, and is the one automatic search that an opening may make (EX_3.1-2030).</summary>
    public bool IncludeCounts { get; init; }

    /// <summary>The traits that the practice software holds, to learn which the account tells otherwise. Null, the default,
    /// compares nothing.</summary>
    public Traits? LocalTraits { get; init; }
}
