using System.Globalization;

namespace MonEspaceSante.Diagnostic;

/// <summary>Whether what could not leave can be kept: a folder to write in, and room on its disk.</summary>
/// <remarks>The folder is not told: its path may name the user.</remarks>
internal static class OutboxExam
{
    private const long Little = 1L << 30;
    private const long TooLittle = 100L << 20;

    public static Constat Of(string? folder)
    {
        var exam = new Examen(Examen.Outbox);
        if (folder is null)
            return exam.NonExamine("Aucun dossier d'envoi n'a été indiqué.");
        try
        {
            RequireWritable(folder);
            return Of(exam, new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return exam.Echec(
                "Il n'est pas possible d'écrire dans le dossier d'envoi.",
                "Vérifiez que le dossier existe et que l'utilisateur du poste a le droit d'y écrire.",
                ("writable", "false"));
        }
    }

    private static Constat Of(Examen exam, long free)
    {
        (string, string)[] facts =
            [("writable", "true"), ("free_bytes", free.ToString(CultureInfo.InvariantCulture))];
        return free switch
        {
            < TooLittle => exam.Echec("Le disque est plein ou presque.", "Libérez de la place sur le disque.", facts),
            < Little => exam.Attention("Il reste peu de place sur le disque.", "Libérez de la place sur le disque.", facts),
            _ => exam.Ok("Le dossier d'envoi est utilisable.", facts),
        };
    }

    private static void RequireWritable(string folder)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose,
        };
        using var file = new FileStream(Path.Combine(folder, $".docteur-{Guid.NewGuid():N}"), options);
        file.WriteByte(0);
        file.Flush(flushToDisk: true);
    }
}
