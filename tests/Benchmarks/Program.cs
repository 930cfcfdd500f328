using System.CommandLine;
using MonEspaceSante.Benchmarks;

var identities = new Option<int>("--identities")
{
    Description = "How many persons the register holds",
    DefaultValueFactory = _ => 1_000_000,
};
var batch = new Option<int>("--batch")
{
    Description = "How many identities are verified in one batch",
    DefaultValueFactory = _ => 100_000,
};
var postgres = new Option<string?>("--postgres") { Description = "A connection string; SQLite without it" };
var insi = new Command("insi", "Lookups of identities in the embedded register, and a batch of verifications.")
{
    identities, batch, postgres,
};
insi.SetAction((parsed, cancellationToken) => InsiBenchmark.RunAsync(
    parsed.GetValue(identities), parsed.GetValue(batch), parsed.GetValue(postgres), cancellationToken));
var dossiers = new Option<int>("--dossiers")
{
    Description = "How many dossiers are imported",
    DefaultValueFactory = _ => 100_000,
};
var documents = new Option<int>("--documents-par-dossier")
{
    Description = "How many documents each of them has",
    DefaultValueFactory = _ => 1,
};
var reprise = new Command("reprise", "An import of old dossiers, with what they tell of their documents.")
{
    dossiers, documents, postgres,
};
reprise.SetAction((parsed, cancellationToken) => RepriseBenchmark.RunAsync(
    parsed.GetValue(dossiers), parsed.GetValue(documents), parsed.GetValue(postgres), cancellationToken));
var rows = new Option<int>("--lignes")
{
    Description = "How many lines the file of activities has",
    DefaultValueFactory = _ => 2_000_000,
};
var annuaire = new Command("annuaire", "An import of the directory, and searches of it.") { rows, postgres };
annuaire.SetAction((parsed, cancellationToken) => AnnuaireBenchmark.RunAsync(
    parsed.GetValue(rows), parsed.GetValue(postgres), cancellationToken));
return await new RootCommand("Measures the product on this machine.") { insi, reprise, annuaire }.Parse(args).InvokeAsync();
