namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>A file is not the extraction that it is given as. Nothing was imported.</summary>
internal sealed class AnnuaireFileException(string file, string fault)
    : Exception($"{file} : {fault} Rien n'a été importé : l'annuaire en service n'a pas changé.");
