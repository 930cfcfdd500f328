using System.Security.Cryptography.X509Certificates;
using MonEspaceSante;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;

using var carte = Pkcs12Carte.Open("donnees/cartes/medecin.p12", pin: "1234");
using var racine = X509CertificateLoader.LoadCertificateFromFile("donnees/confiance/racine.pem");
await using var client = new MonEspaceSanteClient(new()
{ Server = new("https://localhost:5443"), TrustedRoots = [racine], Carte = carte, Software = new("Mon LPS", "1.0") });

var patient = Ins.Parse("279035121518989", InsOid.NirTest);
await using var compteRendu = File.OpenRead("donnees/compte-rendu.xml");
var submission = await client.Dmp.SubmitAsync(patient, compteRendu, Visibility.Everyone);
Console.Write($"{ConsentText.Professional} (o/n) ");
await client.Dossiers.AuthorizeAsync(patient, new(ConsentText.Professional, IsGiven: Console.ReadLine() == "o"));
await foreach (var document in client.Dmp.FindAsync(patient))
    Console.WriteLine($"{document.SubmissionTime:d}  {document.Metadata.Title}");
await client.Dmp.RetrieveAsync(patient, submission.Documents[0].UniqueId, Console.OpenStandardOutput());
