using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Session;

namespace MonEspaceSante;

/// <summary>How to reach the service, with which card, for which software. Copied when a client is built.</summary>
public sealed class MonEspaceSanteOptions
{
    /// <summary>The address of the service, <c>https</c>. Required.</summary>
    public Uri? Server { get; set; }

    /// <summary>The card in place. Required. The client uses it and does not dispose it.</summary>
    public ICarteCps? Carte { get; set; }

    /// <summary>Who is signed in with Pro Santé Connect, beside the certificates of a structure in
    /// <see cref="Carte"/>.</summary>
    /// <value>Null, the default: a card tells who acts. The client uses it and does not dispose it.</value>
    /// <remarks>Documents are then signed with the structure's seal (ORG SIGN).</remarks>
    public ProSanteConnectSession? ProSanteConnect { get; set; }

    /// <summary>The place that the holder acts for.</summary>
    /// <value>Null, the default, takes the card's only activity. Required when the card tells several, or none (CPF,
    /// replacement). The certificates of a structure also act for a place of care (entité géographique) that belongs to
    /// it. With <see cref="ProSanteConnect"/>, null takes the activity in the card's structure; otherwise it is one of
    /// <see cref="ProSanteConnectIdentity.Activites"/>.</value>
    public Activite? Activite { get; set; }

    /// <summary>In whose name a structure acts.</summary>
    /// <value>Required with the certificates of a structure. Null, the default, with the card of a person and with
    /// <see cref="ProSanteConnect"/>, which tell who acts.</value>
    /// <remarks>VIHF 4.0 names a professional in mode INDIRECTE too.</remarks>
    public Professional? Professional { get; set; }

    /// <summary>The name of the holder of a card that names nobody (anonymous CPE), from the directory of the
    /// structure.</summary>
    /// <value>Null, the default, has the card's structure and number stand for it. Refused with a card that names its
    /// holder.</value>
    public PersonName? HolderName { get; set; }

    /// <summary>How a structure acts with its certificates.</summary>
    /// <value>Null, the default, and <see cref="Session.AuthenticationMode.Indirecte"/> feed;
    /// <see cref="Session.AuthenticationMode.Air"/> consults, for a professional whom the software has authenticated
    /// strongly; <see cref="Session.AuthenticationMode.Regulation"/> is for a medical regulation centre. The card of a
    /// person is always <see cref="Session.AuthenticationMode.Directe"/>, and <see cref="ProSanteConnect"/> always
    /// <see cref="Session.AuthenticationMode.ProSanteConnect"/>.</value>
    public AuthenticationMode? AuthenticationMode { get; set; }

    /// <summary>How the software authenticated <see cref="Professional"/>.</summary>
    /// <value>Null, the default, states that it was each time a session opens, in a way that is not told. Refused with the
    /// card of a person and with <see cref="ProSanteConnect"/>, which authenticate by themselves.</value>
    public LocalAuthentication? LocalAuthentication { get; set; }

    /// <summary>Why dossiers are read by calls in no context of their own.</summary>
    /// <value><see cref="Session.AccessMode.Normal"/> by default; <see cref="Session.AccessMode.Centre15"/> for a card of a medical
    /// regulation centre, whose own certificates imply it. Break-glass is opened for one patient:
    /// <see cref="SessionClient.OpenBrisDeGlaceAsync"/>.</value>
    public AccessMode AccessMode { get; set; }

    /// <summary>The practice software. Required.</summary>
    public Software? Software { get; set; }

    /// <summary>The roots that the server's certificate may chain to.</summary>
    /// <value>Empty, the default, trusts the roots of the machine. Otherwise these alone.</value>
    public X509Certificate2Collection TrustedRoots { get; set; } = [];

    /// <summary>How long each try of a call may last, transfers of documents apart.</summary>
    /// <value>30 seconds by default. From one millisecond to one day.</value>
    public TimeSpan CallDeadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long each try of a deposit or of the reading of a document may last.</summary>
    /// <value>10 minutes by default. From one millisecond to one day.</value>
    public TimeSpan TransferDeadline { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many times a call is tried while it fails for a reason that may pass, with growing
    /// pauses.</summary>
    /// <value>4 by default. From 1, which never tries again, to 10.</value>
    public int MaxAttempts { get; set; } = 4;

    /// <summary>The largest document to send, in bytes. The server has its own limit.</summary>
    /// <value>50 MiB by default. Above zero.</value>
    public long MaxDocumentBytes { get; set; } = 50L * 1024 * 1024;

    /// <summary>What a sandbox plays in every call of a session, to exercise what seldom happens. A sandbox only: other
    /// servers refuse it.</summary>
    /// <value>Null, the default, plays nothing. <c>lent=2s</c> waits, <c>indisponible</c> cannot be reached,
    /// <c>reponse-perdue</c> does the call and loses its answer; <c>ins-introuvable</c>, <c>ins-plusieurs</c>,
    /// <c>ins-oid=</c> and an authority, <c>ins-autre-personne</c>, <c>insi_101</c>, <c>insi_102</c>, <c>siram_40</c>
    /// and <c>desir_620</c> are answers of the national register; any reason refuses: <c>dossier-ferme</c> for
    /// DOSSIER_FERME. Printable ASCII without
    /// spaces.</value>
    public string? Scenario { get; set; }

    /// <summary>The clock. <see cref="TimeProvider.System"/> by default.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
