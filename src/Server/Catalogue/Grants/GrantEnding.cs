namespace MonEspaceSante.Server.Catalogue.Grants;

/// <summary>Why a grant ended. The numbers are kept in the store.</summary>
internal enum GrantEnding
{
    /// <summary>It has not.</summary>
    None,

    /// <summary>The patient, or a representative, took it back.</summary>
    TakenBack,

    /// <summary>Its time was over.</summary>
    Expired,

    /// <summary>The patient let the application in anew, for other scopes or again.</summary>
    Replaced,

    /// <summary>The account closed, or was handed over: another activation is another account.</summary>
    AccountEnded,

    /// <summary>The application was withdrawn for good.</summary>
    ApplicationWithdrawn,
}
