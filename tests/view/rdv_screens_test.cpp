// Taking a rdv, coming for it, moving and cancelling it, as a visitor sees it.

#include "tests/support/catch.h"
#include "tests/support/rdv_stand.h"
#include "tests/view/visit_fixture.h"

namespace {

using test::kTuesdayMorning;

/// A visitor of a borne that holds Tuesday afternoon and Thursday for "logement".
struct Desk : test::Visit {
    Desk() {
        test::add_motifs(*annuaire);
        test::hold_times(context.droits);
        arrive();
    }

    /// Up to the hours of "logement".
    Desk& choose() {
        touch("besoins.ne_sais_pas").touch("actions.prendre").touch("motif.logement");
        return *this;
    }
    /// The rdv of Thursday, 9 h 00.
    Desk& take() {
        choose().touch("creneaux.apres").touch("creneau.0900").touch("creneaux.continuer");
        return *this;
    }
    Desk& give(const std::string& code) {
        for (const char letter : code) tap(app::TypeKey{std::string(1, letter)});
        return *this;
    }
    /// Somebody comes back, with the code of the only rdv.
    Desk& come_back(const std::string& code) {
        tap(app::Finish{}).arrive().tap(app::HaveRdv{});
        return give(code);
    }
    std::string code() const { return domain::to_text(context.rdv.at(0).code); }

    std::string said() const { return body<view::Message>().title; }
};

}  // namespace

TEST_CASE("a visitor takes a rdv in three taps after the motif, and gets a ticket with its code",
          "[view][rdv]") {
    Desk desk;
    desk.choose();
    auto day = desk.body<view::DayHours>();
    CHECK(day.day == "mardi 24 novembre");
    CHECK_FALSE(day.before);
    CHECK(desk.label_of("creneaux.apres") == "jeudi");
    CHECK_FALSE(day.primary.enabled);

    desk.touch("creneaux.apres").touch("creneau.0900").touch("creneaux.continuer");
    const auto taken = desk.body<view::TakenRdv>();
    CHECK(taken.when == "jeudi 26 novembre, 9\u00A0h");
    CHECK(taken.code == desk.code());
    CHECK_FALSE(taken.paper_failed);
    REQUIRE(desk.all<app::RecordHandOver>().size() == 1);
    CHECK(desk.all<app::RecordHandOver>()[0].comment == domain::RemiseTicket::imprime);
    CHECK(app::is_done(desk.session));
}

TEST_CASE("the hours shown are those that the borne holds, each once, a day at a time",
          "[view][rdv]") {
    Desk desk;
    desk.choose();
    const auto day = desk.body<view::DayHours>();
    REQUIRE(day.halves.size() == 1);
    CHECK(day.halves[0].name == "Après-midi");
    CHECK(day.halves[0].hours.size() == 2);
    CHECK(day.halves[0].hours[0].label == "14\u00A0h");
    desk.touch("creneaux.apres");
    CHECK(desk.body<view::DayHours>().halves.size() == 2);
    CHECK_FALSE(desk.body<view::DayHours>().after);
    desk.touch("creneaux.autres");
    CHECK(desk.shows("creneau.1030"));
    desk.touch("creneaux.avant");
    CHECK(desk.body<view::DayHours>().day == "mardi 24 novembre");
}

TEST_CASE("a borne that does not know the date sells nothing", "[view][rdv]") {
    Desk desk;
    desk.context.clock_is_known = false;
    desk.choose();
    CHECK(desk.said() == "Pas d’heure libre sur la borne pour cela");
}

TEST_CASE("an hour taken meanwhile is said, and the others are shown", "[view][rdv]") {
    Desk desk;
    desk.choose().touch("creneau.1400");
    const auto wanted = *desk.session.rdv.creneau;
    REQUIRE(desk.context.droits.sell(wanted, "logement", std::string(32, 'f'), kTuesdayMorning));
    desk.touch("creneaux.continuer");
    const auto day = desk.body<view::DayHours>();
    CHECK(day.is_notice);
    CHECK(day.detail == "Quelqu’un vient de prendre cette heure. En voici d’autres.");
    CHECK_FALSE(desk.shows("creneau.1400"));
    CHECK(desk.shows("creneau.1430"));
}

TEST_CASE("what cannot be written is not booked, and it is said", "[view][rdv]") {
    Desk desk;
    desk.store_works = false;
    desk.take();
    CHECK(desk.body<view::DayHours>().detail ==
          "La borne n’a pas pu l’écrire. Rien n’est réservé.");
    CHECK(desk.all<app::PrintRdvTicket>().empty());
}

TEST_CASE("a motif that the pack has no more is said, and another may be chosen", "[view][rdv]") {
    Desk desk;
    desk.choose();
    desk.annuaire->known_motifs.clear();
    CHECK(desk.said() == "Ce rendez-vous n’est plus proposé");
}

TEST_CASE(
    "without paper the rdv stands, the code is to be noted, and staff hear of it if it is not",
    "[view][rdv]") {
    Desk desk;
    desk.printer_works = false;
    desk.take();
    CHECK(desk.body<view::TakenRdv>().paper_failed);
    CHECK(desk.all<app::RecordHandOver>().empty());
    CHECK_FALSE(app::is_done(desk.session));

    desk.touch("pris.noter");
    REQUIRE(desk.all<app::RecordHandOver>().size() == 1);
    CHECK(desk.all<app::RecordHandOver>()[0].comment == domain::RemiseTicket::affiche);
    CHECK_FALSE(desk.body<view::TakenRdv>().paper_failed);
}

TEST_CASE("the ticket of a rdv has its hour, its code and its QR, and never says what for",
          "[view][rdv]") {
    Desk desk;
    desk.take();
    const auto slip = view::build_rdv_slip(desk.session, {*desk.textes, desk.context});
    std::string all;
    int qr = 0;
    for (const auto& line : slip.lines) {
        all += line.text + "\n";
        qr += line.kind == domain::SlipLine::Kind::qr ? 1 : 0;
    }
    CHECK(qr == 1);
    CHECK(all.find("jeudi 26 novembre") != std::string::npos);
    CHECK(all.find(desk.code()) != std::string::npos);
    CHECK(all.find("quittance") != std::string::npos);
    CHECK(all.find("logement") == std::string::npos);

    desk.annuaire->known_motifs[0].motif.sensible = true;
    const auto neutral = view::build_rdv_slip(desk.session, {*desk.textes, desk.context});
    for (const auto& line : neutral.lines) CHECK(line.text.find("quittance") == std::string::npos);
}

TEST_CASE("somebody who comes with a code is told on time, early, late or another day",
          "[view][rdv]") {
    Desk desk;
    desk.take();
    desk.come_back(desk.code());
    CHECK(desk.body<view::Tiles>().question == "jeudi 26 novembre, 9\u00A0h");
    desk.touch("mon_rdv.arrive");
    CHECK(desk.said() == "Votre rendez-vous n’est pas aujourd’hui");
    CHECK(desk.all<app::NoteArrival>().empty());

    const auto [minutes, title] =
        GENERATE(table<int, std::string>({{-90, "C’est noté, vous êtes en avance"},
                                          {-20, "C’est noté, vous êtes là"},
                                          {5, "C’est noté, vous êtes là"},
                                          {25, "L’heure du rendez-vous est passée"}}));
    desk.context.wall = desk.context.rdv[0].tranche.start + std::chrono::minutes{minutes};
    desk.come_back(desk.code()).touch("mon_rdv.arrive");
    CHECK(desk.said() == title);
    REQUIRE(desk.all<app::NoteArrival>().size() == 1);
    CHECK(desk.all<app::NoteArrival>()[0].counts);

    desk.come_back(desk.code()).touch("mon_rdv.arrive");
    CHECK(desk.said() == "Nous savons déjà que vous êtes là");
    CHECK(desk.all<app::NoteArrival>().size() == 1);
}

TEST_CASE("a rdv taken elsewhere is come for and cancelled by its code all the same",
          "[view][rdv]") {
    Desk desk;
    desk.touch("besoins.ne_sais_pas").touch("actions.rdv");
    desk.give("7kq 2m9");
    CHECK(desk.look().id == "rdv");
    const auto code = domain::to_text(domain::code_of(7, 99));
    desk.touch("retour").touch("actions.rdv");
    desk.give(code);
    desk.touch("mon_rdv.arrive");
    CHECK(desk.said() == "C’est noté, vous êtes là");
    desk.touch("retour").touch("besoins.ne_sais_pas").touch("actions.rdv");
    desk.give(code);
    desk.touch("mon_rdv.annuler").touch("annuler.oui");
    CHECK(desk.said() == "Votre annulation est enregistrée");
    CHECK(desk.all<app::CancelByCode>().size() == 1);
}

TEST_CASE("five wrong codes pause the screen for a minute, across visits", "[view][rdv]") {
    Desk desk;
    desk.tap(app::HaveRdv{});
    for (int i = 0; i < 4; ++i) desk.give("0000001");
    CHECK(desk.body<view::Search>().notice == "Ce code n’est pas bon. Vérifiez chaque lettre.");
    desk.give("0000001").tap(app::Finish{}).arrive().tap(app::HaveRdv{});
    CHECK(desk.body<view::Search>().notice.find("Attendez 60 secondes") != std::string::npos);
    const auto code = domain::to_text(domain::code_of(7, 99));
    desk.give(code);
    CHECK(desk.look().id == "rdv");
    desk.advance(std::chrono::seconds{61});
    desk.give(code);
    CHECK(desk.look().id == "mon_rdv");
}

TEST_CASE("a rdv is cancelled once; asked again it is said, and its time may be taken again",
          "[view][rdv]") {
    Desk desk;
    desk.take().touch("pris.changer").touch("mon_rdv.annuler").touch("annuler.oui");
    CHECK(desk.said() == "Votre rendez-vous est annulé");
    desk.come_back(desk.code()).touch("mon_rdv.annuler");
    CHECK(desk.said() == "Ce rendez-vous est déjà annulé");
    desk.touch("suite_rdv.prendre").touch("motif.logement").touch("creneaux.apres");
    CHECK(desk.shows("creneau.0900"));
}

TEST_CASE("a rdv that is moved keeps its motif, and gives its time back with the same sale",
          "[view][rdv]") {
    Desk desk;
    desk.take();
    const auto old = desk.context.rdv[0].code;
    desk.come_back(desk.code()).touch("mon_rdv.changer");
    CHECK(desk.label_of("creneaux.continuer") == "Changer pour cette heure");
    desk.touch("creneau.1400").touch("creneaux.continuer");
    const auto sales = desk.all<app::SellRdv>();
    REQUIRE(sales.size() == 2);
    CHECK(sales[1].remplace == old);
    CHECK(desk.look().id == "pris");

    desk.touch("retour").touch("besoins.ne_sais_pas").touch("actions.prendre");
    desk.touch("motif.logement").touch("creneau.1430").touch("creneaux.continuer");
    CHECK_FALSE(desk.all<app::SellRdv>().back().remplace);
}

TEST_CASE("an arrival is the passage of its session: no ticket is taken besides", "[view][rdv]") {
    Desk desk;
    desk.touch("besoins.ne_sais_pas").touch("actions.rdv");
    desk.give(domain::to_text(domain::code_of(7, 99)));
    desk.touch("mon_rdv.arrive").touch("retour").touch("besoins.ne_sais_pas");
    desk.touch("actions.ticket");
    CHECK(desk.look().id == "suite_rdv");
    desk.tap(app::Finish{});
    CHECK(desk.all<app::IssueTicket>().empty());
    CHECK(desk.all<app::RecordConsultation>().empty());
}

TEST_CASE("the staff's screen lists the rdv sold here, tickets not handed over first",
          "[view][rdv]") {
    Desk desk;
    desk.take().tap(app::Finish{}).arrive().tap(app::ShowMotifs{});
    desk.printer_works = false;
    desk.touch("motif.logement").touch("creneau.1400").touch("creneaux.continuer");
    desk.context.rdv[0].etat = domain::RdvDeBorne::Etat::remis;
    desk.session.staff.entered = true;
    desk.session.stack = {{app::ScreenName::accueil}, {app::ScreenName::personnel}};
    const auto lines = desk.body<view::Card>().lines;
    REQUIRE(lines.size() >= 2);
    CHECK(lines[0].lead == "Ticket de rendez-vous non remis");
    CHECK(lines[0].text.find("mardi 24 novembre, 14\u00A0h") == 0);
    CHECK(lines[1].text == "Rendez-vous pris ici, à venir\u00A0: 2");
}
