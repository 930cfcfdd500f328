using MonEspaceSante.Dmp;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Compte;

/// <summary>Profiles and notifications as the contracts spell them.</summary>
internal static class WireEspace
{
    public static ProfilMedical ToModel(this Wire.Profil profil) => new()
    {
        Lines = [.. profil.Entries.Select(ToLine)],
        Etag = profil.Etag,
        UpdateTime = profil.UpdateTime?.ToDateTimeOffset(),
    };

    public static Wire.ProfilEntry ToWire(this ProfilLine line) => new()
    {
        EntryId = line.Id ?? "",
        Section = line.Section switch
        {
            ProfilSection.Antecedents => Wire.ProfilSection.Antecedents,
            ProfilSection.Allergies => Wire.ProfilSection.Allergies,
            ProfilSection.Traitements => Wire.ProfilSection.Traitements,
            _ => Wire.ProfilSection.Unspecified,
        },
        Text = line.Text,
        Since = line.Since ?? "",
        Until = line.Until ?? "",
    };

    public static Notification ToModel(this Wire.Notification told) => new(
        told.Rank,
        (told.Time ?? new()).ToDateTimeOffset(),
        told.Kind switch
        {
            Wire.NotificationKind.Document => NotificationKind.Document,
            Wire.NotificationKind.Consultation => NotificationKind.Consultation,
            Wire.NotificationKind.Urgence => NotificationKind.Urgence,
            Wire.NotificationKind.Message => NotificationKind.Message,
            Wire.NotificationKind.Autorisation => NotificationKind.Autorisation,
            Wire.NotificationKind.Securite => NotificationKind.Securite,
            Wire.NotificationKind.RendezVous => NotificationKind.RendezVous,
            Wire.NotificationKind.Rappel => NotificationKind.Rappel,
            _ => NotificationKind.Unknown,
        },
        told.Read)
    {
        Trace = told.Trace?.ToTrace(),
        Text = told.Text.NullIfEmpty(),
    };

    private static ProfilLine ToLine(Wire.ProfilEntry entry) => new(
        entry.Section switch
        {
            Wire.ProfilSection.Antecedents => ProfilSection.Antecedents,
            Wire.ProfilSection.Allergies => ProfilSection.Allergies,
            Wire.ProfilSection.Traitements => ProfilSection.Traitements,
            _ => ProfilSection.Unknown,
        },
        entry.Text)
    {
        Id = entry.EntryId.NullIfEmpty(),
        Since = entry.Since.NullIfEmpty(),
        Until = entry.Until.NullIfEmpty(),
    };
}
