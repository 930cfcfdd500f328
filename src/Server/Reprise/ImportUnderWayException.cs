namespace MonEspaceSante.Server.Reprise;

/// <summary>Another import goes on in the data folder, or its server sweeps it as it starts.</summary>
internal sealed class ImportUnderWayException() : Exception(
    "Une reprise est déjà en cours dans ce dossier de données, ou son serveur démarre. Rien n'a été fait : relancez la "
    + "commande ensuite.");
