using MonEspaceSante.Cda;
using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda.Lint;

/// <summary>The verdict on every published document.</summary>
/// <remarks>The angina test tells an offset of three digits; the others at fault are known for it.
/// Most of the published PDF are not PDF/A-1, and one picture is a PNG under another name.</remarks>
public class CorpusLintTests
{
    private static readonly Dictionary<string, string> Verdicts = new()
    {
        ["ANEST-CR-ANEST_2022.01.xml"] = "PIECE_JOINTE",
        ["BIO-CR-BIO_2021.01_Auto-Presentable.xml"] = "",
        ["BIO-CR-BIO_2021.01_CDA-R2-Niveau-1.xml"] = "CORPS_PDF_A1",
        ["BIO-CR-BIO_2024.01_CR-2nde-intention-PDF.xml"] = "PIECE_JOINTE",
        ["BIO-CR-BIO_2024.01_DEP-CCU-tout-structuré.xml"] = "PIECE_JOINTE",
        ["BIO-CR-BIO_2024.01_Glycémie mole.xml"] = "",
        ["BIO-TROD_2024.01_Angine.xml"] = "RESPONSABLE",
        ["CANCER-CR-GM_2022.01_AnalyseRealisee.xml"] = "",
        ["CANCER-D2LM-FIN_2022.01.xml"] = "",
        ["CARD-F-PRC-AVK_2022.01.xml"] = "AUTEUR_PROFESSION",
        ["CNAM-HR_2021.01.xml"] = "LIBELLE TYPE_NON_CREABLE",
        ["CR_ACP_sein_DCC_v1.5.xml"] = "IDENTIFIANT_EXTENSION INS_C LIBELLE",
        ["CR_Radio_CDAN1_v1.XML"] = "AUTEUR_PROFESSION COHERENCE CORPS_PDF_A1 IDENTIFIANT_EXTENSION VERSION",
        ["CSE-CS24_2025.01.xml"] = "PATIENT_INS",
        ["DLU-EHPAD-FLUDR_2022.01.xml"] = "LIBELLE PIECE_JOINTE",
        ["DOC_NON_STRUCTURE.xml"] = "CORPS_PDF_A1 INS_C LIBELLE PATIENT_TRAITS VERSION",
        ["IMG-DA-IMG_2024.01_Radiographie_Echographie_SeinThorax.xml"] = "LIBELLE PIECE_JOINTE",
        ["IMG_CR_IMG_2024.01_CDA-R2-Niveau-1.xml"] = "CORPS_PDF_A1",
        ["LDL-SES_2022.01.xml"] = "",
        ["OBP-SNM_2024.01.xml"] = "LIBELLE PIECE_JOINTE",
        ["OPH-BRE_2022.02.xml"] = "",
        ["SDM-MR_2024.01_nouveau-ne.xml"] = "AUTEUR_STRUCTURE PATIENT_INS",
        ["TLM-DA_2022.01_TCG.xml"] = "AUTEUR_STRUCTURE PIECE_JOINTE",
        ["VAC_2023.01.xml"] = "LIBELLE TYPE_NON_CREABLE",
        ["VSM_1.4_2022.01.xml"] = "",
        ["eDISP-MED_2024.01.xml"] = "",
        ["eP-MED-DM_2024.01_PosoStruct.xml"] = "PIECE_JOINTE XML_BOM",
    };

    [Test]
    public void Every_document_of_the_corpus_has_its_verdict()
    {
        _ = Corpus.File("cda/manifest.csv");

        Assert.That(Corpus.Cda.Select(FileName), Is.EquivalentTo(Verdicts.Keys));
    }

    [TestCaseSource(typeof(Corpus), nameof(Corpus.Cda))]
    public async Task Document_has_the_verdict_of_the_table(string name)
    {
        await using var document = File.OpenRead(Corpus.File(name));

        var report = await new CdaLint().RunAsync(document);

        Assert.That(string.Join(' ', report.Rules().Order(StringComparer.Ordinal)), Is.EqualTo(Verdicts.GetValueOrDefault(FileName(name))));
        Assert.That(report.Findings, Is.All.Matches<LintFinding>(f => f.Line > 0));
    }

    private static string FileName(string name) => name[(name.LastIndexOf('/') + 1)..];
}
