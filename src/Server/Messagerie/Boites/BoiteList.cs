namespace MonEspaceSante.Server.Messagerie.Boites;

/// <summary>What names a list of one mailbox and one reader.</summary>
internal static class BoiteList
{
    public static string Of(BoiteAccess access, string list) =>
        $"{list} of mailbox {access.BoiteId:N}, for {access.Reader}";
}
