namespace MonEspaceSante.Diagnostic;

/// <summary>Whether a proxy stands between the software and the server.</summary>
internal static class ProxyExam
{
    public static Constat Of(Uri? server)
    {
        var exam = new Examen(Examen.Proxy);
        if (server is null)
            return exam.NonExamine("Aucune adresse de serveur n'a été indiquée.");
        if (server.IsLoopback)
            return exam.Ok("Le serveur est sur ce poste : aucun proxy n'est utilisé.", ("proxy", "none"));
        var proxy = HttpClient.DefaultProxy.IsBypassed(server) ? null : HttpClient.DefaultProxy.GetProxy(server);
        return proxy is null || proxy == server
            ? exam.Ok("Aucun proxy n'est utilisé.", ("proxy", "none"))

            // Without the account that a proxy may be given in its address.
            : exam.Ok(
                "Les connexions passent par un proxy.", ("proxy", $"{proxy.Scheme}://{proxy.IdnHost}:{proxy.Port}"));
    }
}
