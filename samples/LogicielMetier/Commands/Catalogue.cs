using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Agenda;
using MonEspaceSante.LogicielMetier.Commands.Annuaire;
using MonEspaceSante.LogicielMetier.Commands.Applications;
using MonEspaceSante.LogicielMetier.Commands.Archives;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Commands.Documents;
using MonEspaceSante.LogicielMetier.Commands.Dossiers;
using MonEspaceSante.LogicielMetier.Commands.Espace;
using MonEspaceSante.LogicielMetier.Commands.Identites;
using MonEspaceSante.LogicielMetier.Commands.Messages;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>All commands, in the order that the help tells them in.</summary>
internal static class Catalogue
{
    public static Command Ins(CommandRunner runner) => new("ins", "L'identité nationale de santé d'un patient.")
    {
        InsRechercherCommand.Describe(runner),
        InsVerifierCommand.Describe(runner),
        InsLotCommand.Describe(runner),
        InsDatamatrixCommand.Describe(runner),
    };

    public static Command Directory(CommandRunner runner) =>
        new("annuaire", "Les professionnels, leurs structures et leurs boîtes aux lettres.")
        {
            AnnuaireChercherCommand.Describe(runner),
            AnnuaireVoirCommand.Describe(runner),
            AnnuaireBoitesCommand.Describe(runner),
        };

    public static Command Dossier(CommandRunner runner) => new("dossier", "Le DMP d'un patient.")
    {
        DossierOuvrirCommand.Describe(runner),
        DossierVerifierCommand.Describe(runner),
        DossierInfosCommand.Describe(runner),
        DossierChercherCommand.Describe(runner),
        DossierParametresCommand.Describe(runner),
        DossierAutoriserCommand.Describe(runner),
        DossierRetirerCommand.Describe(runner),
        DossierQuitterMedecinTraitantCommand.Describe(runner),
        DossierAutorisationsCommand.Describe(runner),
        DossierListerCommand.Describe(runner),
        DossierOppositionCommand.Describe(runner),
        DossierTracesCommand.Describe(runner),
        DossierSuivreCommand.Describe(runner),
    };

    public static Command Compte(CommandRunner runner) => new("compte", "Le compte Mon espace santé d'un assuré, sans carte CPS.")
    {
        CompteDemanderCodeCommand.Describe(runner),
        CompteOpposerCommand.Describe(runner),
        CompteAvecCodeCommand.Activate(runner),
        CompteActiverMineurCommand.Describe(runner),
        CompteAvecCodeCommand.ReplaceCredentials(runner),
        CompteConsulterCommand.Describe(runner),
        CompteCloreCommand.Describe(runner),
        CompteEffacerCommand.Describe(runner),
        CompteProfessionnelsCommand.Describe(runner),
        CompteBloquerCommand.Describe(runner),
        CompteDocumentsCommand.Describe(runner),
        CompteLireCommand.Describe(runner),
        CompteDeposerCommand.Describe(runner),
        CompteMasquerCommand.Describe(runner),
        CompteMontrerCommand.Describe(runner),
        CompteSupprimerCommand.Describe(runner),
        CompteProfilCommand.Describe(runner),
        CompteTracesCommand.Describe(runner),
        CompteNotificationsCommand.Describe(runner),
        ConversationsCommand.Patient(runner),
        MessagesCommand.Patient(runner),
        EcrireCommand.Patient(runner),
        PieceCommand.Patient(runner),
        CompteAgendaCommand.Describe(runner),
        CompteAnnulerRendezVousCommand.Describe(runner),
        CompteCreneauxCommand.Describe(runner),
        CompteRappelsCommand.Describe(runner),
    };

    public static Command Agenda(CommandRunner runner) => new("agenda", "Mon agenda de professionnel.")
    {
        AgendaPrendreCommand.Describe(runner),
        AgendaListerCommand.Describe(runner),
        AgendaAnnulerCommand.Describe(runner),
        AgendaPublierCommand.Describe(runner),
        AgendaCreneauxCommand.Describe(runner),
        AgendaRappelsCommand.Describe(runner),
        AgendaSuivreCommand.Describe(runner),
        AgendaExporterCommand.Describe(runner),
        AgendaImporterCommand.Describe(runner),
    };

    public static Command Operateur(CommandRunner runner) =>
        new("operateur", "Les comptes, pour l'organisme qui les gère (--carte operateur --indirecte).")
        {
            OperateurInscrireCommand.Describe(runner),
            OperateurAnnoncerCommand.Describe(runner),
            OperateurPersonneCommand.SendCode(runner),
            OperateurPersonneCommand.SendCredentialsCode(runner),
            OperateurCourriersCommand.Describe(runner),
            OperateurPersonneCommand.DeclareDeath(runner),
        };

    public static Command Applications(CommandRunner runner) =>
        new("catalogue", "Les applications référencées, et ce que les assurés les laissent faire.")
        {
            CatalogueListerCommand.Describe(runner),
            CatalogueVoirCommand.Describe(runner),
            CatalogueAutoriserCommand.Describe(runner),
            CatalogueRetirerCommand.Describe(runner),
            CatalogueAutorisationsCommand.Describe(runner),
            CatalogueReferencerCommand.Describe(runner),
            CatalogueEtatCommand.Suspend(runner),
            CatalogueEtatCommand.TakeBack(runner),
        };

    public static Command Application(CommandRunner runner) =>
        new("application", "Une application référencée, avec le certificat de son éditeur (--carte application).")
        {
            ApplicationApparierCommand.Describe(runner),
            ApplicationDocumentsCommand.Describe(runner),
            ApplicationLireCommand.Describe(runner),
            ApplicationSuivreCommand.Describe(runner),
            ApplicationDeposerCommand.Describe(runner),
            ApplicationMesuresCommand.Describe(runner),
            ApplicationAgendaCommand.Describe(runner),
            ApplicationRendezVousCommand.Describe(runner),
            ApplicationAnnulerRendezVousCommand.Describe(runner),
        };

    public static Command Messagerie(CommandRunner runner) =>
        new("messagerie", "Les messages échangés avec les patients et entre professionnels.")
        {
            MessagerieBoitesCommand.Describe(runner),
            ConversationsCommand.Professional(runner),
            MessagesCommand.Professional(runner),
            ChercherCommand.Professional(runner),
            EcrireCommand.Professional(runner),
            PieceCommand.Professional(runner),
            MessagerieDeposerCommand.Describe(runner),
            MessagerieCloreCommand.Describe(runner),
            MessagerieSuivreCommand.Describe(runner),
        };

    public static Command Xdm(CommandRunner runner) => new("xdm", "Les archives de documents de la messagerie sécurisée.")
    {
        XdmCreerCommand.Describe(runner),
        XdmLireCommand.Describe(runner),
    };

    public static Command Document(CommandRunner runner) => new("document", "Les documents du DMP d'un patient.")
    {
        DocumentDeposerCommand.Describe(runner),
        DocumentVerifierCommand.Describe(runner),
        DocumentListerCommand.Describe(runner),
        DocumentCompterCommand.Describe(runner),
        DocumentReferenceCommand.Describe(runner),
        DocumentLireCommand.Describe(runner),
        DocumentMasquerCommand.Describe(runner),
        DocumentDemasquerCommand.Describe(runner),
        DocumentRendreVisibleCommand.Describe(runner),
        DocumentArchiverCommand.Describe(runner),
        DocumentDesarchiverCommand.Describe(runner),
        DocumentSupprimerCommand.Describe(runner),
    };
}
