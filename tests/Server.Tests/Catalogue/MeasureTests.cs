using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Catalogue;

/// <summary>What applications measure.</summary>
public sealed class MeasureTests(Engine engine) : CatalogueFixture(engine)
{
    private const string BodyWeight = "29463-7";
    private const string HeartRate = "8867-4";

    private static readonly DateTimeOffset Noon = new(2026, 3, 28, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Given_measures_When_added_Then_listed_latest_first_page_by_page_and_by_code()
    {
        var application = await LetInAsync(await PersonAsync());
        var added = await application.AddAsync(
            Weight("70.5"), Weight("71", minutes: 2), new() { Code = HeartRate, Value = "-0.5", Unit = "/min", Time = At(1) });

        var first = await application.MeasuresAsync(pageSize: 2);
        var second = await application.MeasuresAsync(pageSize: 2, page: first.NextPageToken);
        var rates = await application.MeasuresAsync(HeartRate);

        Assert.Multiple(() =>
        {
            Assert.That(
                first.Measures.Concat(second.Measures),
                Is.EqualTo(new[] { added.Measures[1], added.Measures[2], added.Measures[0] }));
            Assert.That(second.NextPageToken, Is.Empty);
            Assert.That(rates.Measures, Is.EqualTo(new[] { added.Measures[2] }));
        });
    }

    [Test]
    public async Task Given_measures_When_another_patient_s_application_lists_Then_it_sees_its_own_patient_s_only()
    {
        var ours = await LetInAsync(await PersonAsync());
        var theirs = await LetInAsync(await PersonAsync(), ours.ApplicationId);
        await ours.AddAsync(Weight("70"), Weight("71"));
        var page = (await ours.MeasuresAsync(pageSize: 1)).NextPageToken;

        Assert.That((await theirs.MeasuresAsync()).Measures, Is.Empty);
        Assert.That(await ReasonAsync(theirs.MeasuresAsync(page: page)), Is.EqualTo("PAGE_INVALIDE"));
    }

    [Test]
    public async Task Given_a_measure_that_cannot_be_When_added_Then_refused_with_the_field_and_none_is_kept()
    {
        var application = await LetInAsync(await PersonAsync());
        var wrong = new (Action<Measure> Spoil, string Field)[]
        {
            (measure => measure.Code = "29463-8", "measures[1].code"),
            (measure => measure.Code = "poids", "measures[1].code"),
            (measure => measure.Value = "70,5", "measures[1].value"),
            (measure => measure.Value = "", "measures[1].value"),
            (measure => measure.Unit = "k g", "measures[1].unit"),
            (measure => measure.Unit = "mm[Hg", "measures[1].unit"),
            (measure => measure.Time = null, "measures[1].time"),
            (measure => measure.Time = new Timestamp { Seconds = long.MaxValue }, "measures[1].time"),
            (measure => measure.Time = Clock.GetUtcNow().AddDays(1).ToTimestamp(), "measures[1].time"),
            (measure => measure.MeasureId = NewId(), "measures[1].measure_id"),
        };

        foreach (var (spoil, field) in wrong)
        {
            var measure = Weight("70");
            spoil(measure);
            var refusal = await Refused.OnTheWireAsync(application.AddAsync(Weight("69"), measure));
            Assert.That(refusal.Fields.Single(), Is.EqualTo(field));
            Assert.That(refusal.Reason, Is.AnyOf("MESURE_INVALIDE", "REQUETE_INVALIDE"));
        }

        Assert.That(await ReasonAsync(application.AddAsync()), Is.EqualTo("MESURE_INVALIDE"));
        Assert.That(
            await ReasonAsync(application.AddAsync([.. Enumerable.Repeat(Weight("70"), 101)])), Is.EqualTo("MESURE_INVALIDE"));
        Assert.That((await application.MeasuresAsync()).Measures, Is.Empty);
        Assert.That(await ReasonAsync(application.MeasuresAsync("poids")), Is.EqualTo("MESURE_INVALIDE"));
    }

    [Test]
    public async Task Given_measures_When_sent_again_Then_added_once()
    {
        var application = await LetInAsync(await PersonAsync());
        var request = new AddMeasuresRequest { RequestId = NewId(), Measures = { Weight("70") } };

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
            await application.Client.Applications.AddMeasuresAsync(request, application.Client.Headers()))));
        request.Measures.Add(Weight("71"));

        Assert.That(both[1], Is.EqualTo(both[0]));
        Assert.That((await application.MeasuresAsync()).Measures, Has.Count.EqualTo(1));
        Assert.That(
            await ReasonAsync(application.Client.Applications.AddMeasuresAsync(
                request, application.Client.Headers()).ResponseAsync),
            Is.EqualTo("REQUEST_ID_REUTILISE"));
    }

    internal static Measure Weight(string value, int minutes = 0) =>
        new() { Code = BodyWeight, Value = value, Unit = "kg", Time = At(minutes) };

    private static Timestamp At(int minutes) => Noon.AddMinutes(minutes).ToTimestamp();
}
