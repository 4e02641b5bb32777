#include "sync/central/cli/agendas.h"

#include "sync/central/rdv/hors_plage.h"
#include "sync/central/rdv/recherche.h"
#include "sync/central/rdv/rules.h"
#include "sync/central/rdv/sql_agenda_store.h"
#include "tests/fakes/fake_clock.h"
#include "tests/sync/central/stores.h"

#include <fstream>
#include <map>

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using central::AgendaContent;
using central::Recherche;
using domain::Quanta;
using domain::Tranche;

/// Two agendas of two lieux, Monday to Friday from 9 h to 10 h; the second also on a Saturday.
const std::map<std::string, std::string> kFiles{
    {"motifs.csv",
     "motif;nom;duree_min;service;delai_min_h;delai_max_j;sensible;suivi;sur_borne;places;"
     "apporter\n"
     "droits;Accès aux droits;20;hors_rsa;2;30;non;non;oui;1;Une pièce d'identité\n"
     "pmi;Consultation PMI;30;hors_rsa;0;60;oui;non;oui;1;\n"},
    {"agendas.csv", "agenda;mds;nom\n1;mds-a;Guichet 1\n2;mds-b;Guichet 2\n"},
    {"plages.csv",
     "agenda;lieu;motifs;premier_jour;debut;fin;rythme;intervalle;jours;dernier_jour\n"
     "1;mds-a;droits;2026-01-05;9:00;10:00;hebdomadaire;1;lun mar mer jeu ven;\n"
     "2;mds-b;droits pmi;2026-01-05;9:00;10:00;hebdomadaire;1;lun mar mer jeu ven;2026-12-31\n"
     "2;mds-b;droits;2026-01-10;14:00;24:00;une_fois;1;;\n"},
    {"absences.csv", "agenda;debut;fin\n2;2026-01-06 00:00;2026-01-07 00:00\n"}};

Result<AgendaContent> read(const std::map<std::string, std::string>& files) {
    return central::read_agendas([&](const std::string& name) -> Result<std::string> {
        const auto found = files.find(name);
        if (found == files.end()) return fail(ErrorCode::not_found, "absent");
        return found->second;
    });
}

Tranche at(std::int64_t agenda, base::Date day, minutes from, minutes to) {
    return {agenda, domain::quantum_from(base::from_paris({day, from})),
            domain::quantum_from(base::from_paris({day, to}))};
}

central::RdvTenu rdv(const std::string& id, const Tranche& tranche) {
    central::RdvTenu made;
    made.id = id;
    made.tranche = tranche;
    made.motif = "droits";
    made.code = {static_cast<std::uint32_t>(std::stoul(id))};
    return made;
}

void book(central::AgendaStore& store, const central::RdvTenu& wanted) {
    REQUIRE(store.transact([&](central::AgendaBook& book) -> Status {
        const auto booked = central::book(book, wanted);
        return booked ? Status{Done{}} : Status{booked.error()};
    }));
}

/// The agendas of a harness, over a connection of their own.
struct Agendas {
    std::unique_ptr<sql::Connection> connection;
    central::SqlAgendaStore store;

    template <class Harness>
    explicit Agendas(Harness& harness) : connection(opened(harness)), store(*connection) {}

  private:
    template <class Harness>
    static std::unique_ptr<sql::Connection> opened(Harness& harness) {
        (void)harness.open();  // makes the schema
        return *harness.connect();
    }
};

const base::Instant kMonday = base::from_paris({2026y / 1 / 5, 7h});

}  // namespace

TEST_CASE("agendas are read from four tables", "[sync][agendas]") {
    const auto content = read(kFiles);
    REQUIRE(content);
    REQUIRE(content->motifs.size() == 2);
    CHECK(content->motifs[0].duree == Quanta{4});
    CHECK(content->motifs[0].delai_min == 2h);
    CHECK(content->motifs[1].sensible);
    CHECK(content->agendas[1] == central::Agenda{2, "mds-b", "Guichet 2"});
    REQUIRE(content->plages.size() == 3);
    CHECK(content->plages[1].motifs == std::vector<std::string>{"droits", "pmi"});
    CHECK(content->plages[1].recurrence.fin == 2026y / 12 / 31);
    CHECK(content->plages[2].fin == 24h);
    CHECK(content->absences.size() == 1);
}

TEST_CASE("a table that is wrong is refused with its file and its line", "[sync][agendas]") {
    const auto [file, from, to,
                why] = GENERATE(table<std::string, std::string, std::string, std::string>({
        {"motifs.csv", ";20;", ";21;", "motifs.csv, ligne 2 : une durée"},
        {"motifs.csv", "hors_rsa;2", "autre;2", "motifs.csv, ligne 2 : « autre »"},
        {"motifs.csv", "pmi;C", "droits;C", "motifs.csv, ligne 3 : motif déjà lu : droits"},
        {"motifs.csv", ";oui;1;U", ";peut-être;1;U", "motifs.csv, ligne 2 : « peut-être »"},
        {"agendas.csv", "2;mds-b", "1;mds-b", "agendas.csv, ligne 3 : agenda déjà lu"},
        {"agendas.csv", "2;mds-b", "deux;mds-b", "agendas.csv, ligne 3 : « deux »"},
        {"plages.csv", "droits pmi", "droits asi", "plages.csv, ligne 3 : motif absent"},
        {"plages.csv", "2;mds-b;droits;", "3;mds-b;droits;", "plages.csv, ligne 4 : agenda absent"},
        {"motifs.csv", "oui;non;oui;1", "oui;non;oui;8",
         "plages.csv, ligne 3 : un motif collectif est seul dans son agenda"},
        {"plages.csv", "9:00;10:00", "9:00;25:00", "plages.csv, ligne 2 : « 25:00 »"},
        {"plages.csv", "9:00;10:00", "9:00;8:00", "plages.csv, ligne 2 : la fin d'une plage"},
        {"plages.csv", "2026-01-05", "2026-02-30", "plages.csv, ligne 2 : « 2026-02-30 »"},
        {"plages.csv", "lun mar mer", "lun mardi mer", "plages.csv, ligne 2 : « mardi »"},
        {"absences.csv", "2026-01-06 00:00", "2026-01-08 00:00", "absences.csv, ligne 2 : une abs"},
        {"absences.csv", "2026-01-06 00:00", "2026-01-06", "absences.csv, ligne 2 : « »"},
    }));
    auto files = kFiles;
    auto& text = files[file];
    REQUIRE(text.find(from) != text.npos);
    text.replace(text.find(from), from.size(), to);
    const auto refused = read(files);
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().detail, test::contains(why.substr(0, why.find("« »"))));
}

TEST_CASE("a missing table is refused by its name", "[sync][agendas]") {
    auto files = kFiles;
    files.erase("absences.csv");
    CHECK(read(files).error().detail == "absences.csv : absent");
}

TEMPLATE_TEST_CASE("agendas are kept whole, and replaced whole", "[sync][agendas]",
                   test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    auto content = *read(kFiles);
    {
        Agendas agendas{harness};
        CHECK(*agendas.store.content_version() == 0);
        REQUIRE(agendas.store.replace(content));
    }
    Agendas agendas{harness};
    CHECK(*agendas.store.content() == content);
    CHECK(*agendas.store.content_version() == 1);
    content.plages.pop_back();
    content.absences.clear();
    REQUIRE(agendas.store.replace(content));
    CHECK(*agendas.store.content() == content);
    CHECK(*agendas.store.content_version() == 2);
}

TEMPLATE_TEST_CASE("a search gives the free creneaux of the first day that has one",
                   "[sync][agendas]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    Agendas agendas{harness};
    REQUIRE(agendas.store.replace(*read(kFiles)));
    Recherche recherche{agendas.store};
    const base::Date monday = 2026y / 1 / 5;
    const base::Date tuesday = 2026y / 1 / 6;
    const auto found = [&](const central::Souhait& souhait, base::Instant now = kMonday) {
        const auto offers = recherche.first_day(souhait, now);
        REQUIRE(offers);
        std::vector<Tranche> tranches;
        for (const auto& offer : *offers) tranches.push_back(offer.tranche);
        return tranches;
    };

    CHECK(found({"droits", {}, {}}) ==
          std::vector{at(1, monday, 9h, 9h + 20min), at(2, monday, 9h, 9h + 20min),
                      at(1, monday, 9h + 20min, 9h + 40min), at(2, monday, 9h + 20min, 9h + 40min),
                      at(1, monday, 9h + 40min, 10h), at(2, monday, 9h + 40min, 10h)});
    CHECK(recherche.first_day({"asi", {}, {}}, kMonday).error().code == ErrorCode::not_found);

    SECTION("of the lieux and from the day one wants") {
        CHECK(found({"droits", {"mds-b"}, tuesday}) ==
              std::vector{at(2, 2026y / 1 / 7, 9h, 9h + 20min),
                          at(2, 2026y / 1 / 7, 9h + 20min, 9h + 40min),
                          at(2, 2026y / 1 / 7, 9h + 40min, 10h)});
        CHECK(found({"droits", {"mds-c"}, {}}).empty());
    }
    SECTION("within the delays of the motif") {
        CHECK(found({"droits", {"mds-a"}, {}}, kMonday + 25min) ==
              std::vector{at(1, monday, 9h + 40min, 10h)});
        CHECK(found({"droits", {"mds-a"}, base::Date{2026y / 2 / 5}}).empty());
    }
    SECTION("less what is sold, and what bornes hold") {
        book(agendas.store, rdv("1", at(1, monday, 9h, 9h + 30min)));
        REQUIRE(agendas.store.transact([&](central::AgendaBook& book) -> Status {
            const auto given = central::entrust(book, {4, "e", at(2, monday, 9h, 10h), {"droits"}});
            return given ? Status{Done{}} : Status{given.error()};
        }));
        CHECK(found({"droits", {}, {}}) == std::vector{at(1, monday, 9h + 30min, 9h + 50min)});
        book(agendas.store, rdv("2", at(1, monday, 9h + 30min, 10h)));
        CHECK(found({"droits", {"mds-a"}, {}}).front() == at(1, tuesday, 9h, 9h + 20min));
    }
    SECTION("as another program has just changed the agendas") {
        auto content = *read(kFiles);
        content.absences = {{1, {monday, 0h}, {monday, 23h}}, {2, {monday, 0h}, {monday, 23h}}};
        REQUIRE(Agendas{harness}.store.replace(content));
        CHECK(found({"droits", {}, {}}).front() == at(1, tuesday, 9h, 9h + 20min));
    }
    SECTION("once, when two plages open one time") {
        auto content = *read(kFiles);
        content.plages.push_back(content.plages.front());
        REQUIRE(agendas.store.replace(content));
        CHECK(found({"droits", {"mds-a"}, {}}).size() == 3);
    }
}

TEST_CASE("a rdv whose plage was cut after its sale stays, and is told", "[sync][agendas]") {
    test::SqliteHarness harness;
    Agendas agendas{harness};
    auto content = *read(kFiles);
    REQUIRE(agendas.store.replace(content));
    const base::Date friday = 2026y / 1 / 9;
    book(agendas.store, rdv("1", at(1, friday, 9h, 9h + 20min)));
    book(agendas.store, rdv("2", at(1, friday, 9h + 20min, 9h + 40min)));
    CHECK(central::hors_plage(agendas.store, kMonday)->empty());

    content.absences.push_back({1, {friday, 9h + 30min}, {friday, 12h}});
    REQUIRE(agendas.store.replace(content));
    const auto cut = central::hors_plage(agendas.store, kMonday);
    REQUIRE(cut);
    REQUIRE(cut->size() == 1);
    CHECK(cut->front().id == "2");
    CHECK(central::hors_plage(agendas.store, kMonday + days{7})->empty());
}

TEST_CASE("agendas charger refuses a folder that is wrong and changes nothing", "[sync][agendas]") {
    test::SqliteHarness harness;
    Agendas agendas{harness};
    const auto store = harness.open();
    const test::FakeClock clock{kMonday};
    test::FakeRandom random;
    const auto write = [&](const std::string& name, const std::string& text) {
        std::ofstream{harness.folder.file(name)} << text;
    };
    for (const auto& [name, text] : kFiles) write(name, text);
    const auto run = [&](std::vector<std::string> words) {
        const central::Arguments arguments{std::move(words), {}};
        return central::run_agendas({arguments, "", *store, clock, random}, agendas.store);
    };
    const auto folder = harness.folder.file("");
    CHECK(run({"agendas", "charger", folder}) == 0);
    CHECK(agendas.store.content()->plages.size() == 3);
    write("plages.csv", "rien\n");
    CHECK(run({"agendas", "charger", folder}) == 1);
    CHECK(agendas.store.content()->plages.size() == 3);
    CHECK(run({"agendas", "hors-plage"}) == 0);
    CHECK(run({"agendas"}) == 2);
}

TEST_CASE(
    "the wait for a silent borne after a restore is lifted by a person, with a reason, audited",
    "[sync][agendas]") {
    test::SqliteHarness harness;
    Agendas agendas{harness};
    const auto store = harness.open();
    const test::FakeClock clock{kMonday};
    test::FakeRandom random;
    REQUIRE(agendas.store.transact([](auto& book) {
        return central::await_inventories(book, {12, 13});
    }));
    const auto awaited = [&] {
        std::set<std::int64_t> bornes;
        REQUIRE(agendas.store.transact([&](auto& book) -> Status {
            bornes = *book.awaited();
            return Done{};
        }));
        return bornes;
    };
    const auto run = [&](std::vector<std::string> words, const std::string& why) {
        central::Arguments arguments{std::move(words), {{"--par", "une personne"}}};
        if (!why.empty()) arguments.options["--pour"] = why;
        return central::run_agendas({arguments, "", *store, clock, random}, agendas.store);
    };
    CHECK(run({"agendas", "attendues"}, "") == 0);
    CHECK(run({"agendas", "renoncer", "12"}, "") == 2);
    CHECK(run({"agendas", "renoncer", "douze"}, "volée") == 2);
    CHECK(run({"agendas", "renoncer", "14"}, "volée") == 1);
    CHECK(awaited() == std::set<std::int64_t>{12, 13});
    CHECK(run({"agendas", "renoncer", "12"}, "volée") == 0);
    CHECK(awaited() == std::set<std::int64_t>{13});
    const auto noted = agendas.connection->prepare(
        "select count(*) from audit where borne = 12"
        " and quoi = ?");
    REQUIRE(noted->bind(std::string_view{"attente_levee par une personne pour volée"}).next_row());
    CHECK(noted->number(0) == 1);
}

TEST_CASE("the time of a lost borne is taken back by a person, and what it sold late is a conflict",
          "[sync][agendas]") {
    test::SqliteHarness harness;
    Agendas agendas{harness};
    const auto store = harness.open();
    const test::FakeClock clock{kMonday};
    test::FakeRandom random;
    const auto tuesday = at(1, 2026y / 1 / 6, 9h, 9h + 20min);
    const std::string epoch(32, 'e');
    REQUIRE(agendas.store.entrust_all({{12, epoch, tuesday, {"droits"}}}, kMonday));
    const auto run = [&](std::vector<std::string> words, bool says_why = true) {
        central::Arguments arguments{std::move(words), {}};
        if (says_why) arguments.options = {{"--par", "une personne"}, {"--pour", "brûlée"}};
        return central::run_agendas({arguments, "", *store, clock, random}, agendas.store);
    };
    const auto noted = [&](std::string_view what) {
        const auto found = agendas.connection->prepare("select count(*) from audit where quoi = ?");
        REQUIRE(found->bind(what).next_row());
        return found->number(0);
    };
    const auto held = [&] {
        return agendas.store.held_by(12, domain::quantum_from(kMonday))->size();
    };
    CHECK(run({"agendas", "droits", "12"}) == 0);
    CHECK(run({"agendas", "reprendre", "12"}, false) == 2);
    CHECK(run({"agendas", "reprendre", "douze"}) == 2);
    CHECK(run({"agendas", "reprendre", "13"}) == 1);
    REQUIRE(held() == 1);
    CHECK(run({"agendas", "reprendre", "12"}) == 0);
    CHECK(held() == 0);
    CHECK(noted("droits_repris par une personne pour brûlée") == 1);
    const auto told = agendas.store.droit_orders(12, 0, 10);
    REQUIRE(told->size() == 2);
    CHECK((*told)[1].rappel);

    book(agendas.store, rdv("1", tuesday));
    auto late = rdv("2", tuesday);
    late.borne = 12;
    late.droit = 1;
    REQUIRE(agendas.store.transact([&](central::AgendaBook& book) -> Status {
        const auto kept = central::accept_sale(book, late, epoch);
        return kept ? Status{Done{}} : Status{kept.error()};
    }));
    REQUIRE(agendas.store.conflits()->size() == 1);
    const auto of = [](const char* id) { return to_text(rdv(id, {}).code); };
    CHECK(run({"agendas", "regler", of("2"), "maintenir"}, false) == 2);
    CHECK(run({"agendas", "regler", of("3"), "maintenir"}) == 1);
    CHECK(run({"agendas", "regler", of("1"), "maintenir"}) == 1);
    CHECK(run({"agendas", "regler", of("2"), "oublier"}) == 2);
    const auto* decision = GENERATE("maintenir", "replacer");
    CHECK(run({"agendas", "regler", of("2"), decision}) == 0);
    CHECK(agendas.store.conflits()->empty());
    CHECK(noted(std::string{"conflit_regle "} + decision + " par une personne pour brûlée") == 1);
}
