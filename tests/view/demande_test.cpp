// Asking for a rdv when no hour can be had, as a visitor sees it.

#include "kiosk/app/demande_offers.h"
#include "tests/support/catch.h"
#include "tests/support/rdv_stand.h"
#include "tests/view/visit_fixture.h"

using namespace std::chrono_literals;

namespace {

/// A visitor who wants a rdv for "logement", of which the borne holds no time.
struct Asking : test::Visit {
    Asking() {
        test::add_motifs(*annuaire);
        context.can_seal = true;
        context.lieu.telephone = "03 85 00 00 00";
        arrive();
    }
    Asking& touch(const std::string& id) {
        test::Visit::touch(id);
        return *this;
    }
    Asking& ask() {
        touch("besoins.ne_sais_pas").touch("actions.prendre").touch("motif.logement");
        touch("creneaux.demande");
        return *this;
    }
    Asking& half_days() {
        ask().touch("demi.25.matin").touch("demi.27.apres_midi").touch("demande.continuer");
        return *this;
    }
    Asking& type(const std::string& text) {
        for (const char letter : text) tap(app::TypeKey{std::string(1, letter)});
        return *this;
    }
    app::SendDemande sent() const {
        const auto all_sent = all<app::SendDemande>();
        REQUIRE(all_sent.size() == 1);
        return all_sent[0];
    }
    std::string paper() const {
        std::string text;
        const auto slip = view::build_rdv_slip(session, {*textes, context});
        for (const auto& line : slip.lines) text += line.text + "\n";
        return text;
    }
};

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("without a free hour a visitor asks for one, half-day by half-day, in five taps",
          "[view][demande]") {
    Asking visit;
    visit.half_days();
    CHECK(visit.look().id == "notice");
    visit.touch("notice.sans");
    const auto told = visit.body<view::TakenRdv>();
    CHECK(told.title == "Demande enregistrée");
    CHECK(told.when == "Réponse avant le jeudi 26 novembre");
    CHECK(told.code == "000-0012");
    CHECK(visit.sent().motif == "logement");
    CHECK(visit.sent().demi_journees ==
          std::vector<domain::DemiJournee>{{2026y / 11 / 25, false}, {2026y / 11 / 27, true}});
    CHECK(visit.sent().coordonnees == domain::Coordonnees{});
    CHECK(visit.all<app::PrintRdvTicket>().size() == 1);
    CHECK(visit.all<app::RecordHandOver>().empty());
    CHECK(app::is_done(visit.session));
}

TEST_CASE("the half-days offered are those of the next five working days", "[app][demande]") {
    Asking visit;
    visit.context.wall =
        base::from_paris({2026y / 12 / 23, 10h});  // the Wednesday before Christmas
    const auto offered = app::half_days(visit.context);
    REQUIRE(offered.size() == 10);
    CHECK(offered[0] == domain::DemiJournee{2026y / 12 / 24, false});
    CHECK(offered[2] == domain::DemiJournee{2026y / 12 / 28, false});
    CHECK(offered[9] == domain::DemiJournee{2026y / 12 / 31, true});
    CHECK(app::answer_before({{2026y / 12 / 24, true}}, visit.context) == 2026y / 12 / 28);
    CHECK(app::answer_before({{2026y / 12 / 30, true}}, visit.context) == 2026y / 12 / 30);
}

TEST_CASE("the notice stands before the first key, and is printed with a contact given",
          "[view][demande]") {
    Asking visit;
    visit.half_days();
    const auto notice = visit.body<view::Card>();
    CHECK(notice.title == "Vos coordonnées");
    CHECK(notice.lines.size() == 2);
    CHECK_FALSE(notice.pager);
    visit.touch("notice.suite");
    CHECK(says(visit.body<view::Card>().lines.front().text, "agents autorisés"));
    visit.touch("notice.lue");
    CHECK(visit.all<app::SendDemande>().empty());

    visit.touch("notice.telephone").type("06 00a");
    CHECK(visit.body<view::Search>().typed == "06 00");
    CHECK_FALSE(visit.body<view::Search>().primary->enabled);
    visit.type("000001").touch("coordonnees.envoyer");
    CHECK(visit.sent().coordonnees == domain::Coordonnees{"", "0600000001", ""});
    CHECK(visit.session.demande.contact.empty());
    CHECK(says(visit.paper(), "90 jours"));
    CHECK(says(visit.paper(), "CNIL"));
    CHECK_FALSE(says(visit.paper(), "0600000001"));
    CHECK_FALSE(says(visit.paper(), "logement"));
}

TEST_CASE("an e-mail is taken when it may be one", "[view][demande]") {
    Asking visit;
    visit.half_days().touch("notice.courriel").type("ca@nari");
    CHECK_FALSE(visit.body<view::Search>().primary->enabled);
    visit.type(".fr");
    for (const auto* key : {"cle.arobase", "cle.souligne", "cle.effacer"}) CHECK(visit.shows(key));
    visit.touch("coordonnees.envoyer");
    CHECK(visit.sent().coordonnees == domain::Coordonnees{"", "", "ca@nari.fr"});
}

TEST_CASE("nothing is asked that could not be sealed", "[view][demande]") {
    Asking visit;
    visit.context.can_seal = false;
    visit.half_days();
    CHECK(visit.look().id == "pris");
    CHECK(says(visit.paper(), "demandez la notice"));
    CHECK(says(visit.paper(), "03 85 00 00 00"));
}

TEST_CASE("about a sensitive motif nobody is written to without a yes", "[view][demande]") {
    Asking visit;
    visit.annuaire->known_motifs[0].motif.sensible = true;
    visit.half_days();
    CHECK(visit.look().id == "prudence");
    SECTION("no, or nothing said") {
        visit.touch("prudence.non");
        CHECK(visit.look().id == "pris");
        CHECK(visit.sent().coordonnees == domain::Coordonnees{});
    }
    SECTION("yes") {
        visit.touch("prudence.oui");
        CHECK(visit.look().id == "notice");
    }
}

TEST_CASE("a demande is cancelled where it was made, and its ticket says how to elsewhere",
          "[view][demande]") {
    Asking visit;
    visit.half_days().touch("notice.sans");
    CHECK(says(visit.paper(), "Annuler\u00A0: avec ce code"));
    visit.context.asks_centre = true;  // it may not have heard of the demande yet
    visit.touch("pris.annuler");
    CHECK(visit.body<view::Message>().title == "Annuler cette demande\u202F?");
    visit.touch("annuler.oui");
    const auto left = visit.all<app::CancelByCode>();
    REQUIRE(left.size() == 1);
    CHECK(left[0].code == domain::CodeRdv{1});
    CHECK(visit.body<view::Message>().title == "C’est annulé");
}

TEST_CASE("a demande that cannot be written is not shown as one", "[view][demande]") {
    Asking visit;
    visit.store_works = false;
    visit.half_days().touch("notice.sans");
    CHECK(visit.body<view::Message>().title == "La demande n’a pas pu être écrite");
    CHECK(visit.all<app::PrintRdvTicket>().empty());
}

TEST_CASE("a borne that does not know the day takes a demande without half-day or date",
          "[view][demande]") {
    Asking visit;
    visit.context.clock_is_known = false;
    visit.ask();
    CHECK(visit.look().id == "notice");
    visit.touch("notice.sans");
    CHECK(visit.body<view::TakenRdv>().when == "Réponse dans les 7 jours");
    CHECK(visit.sent().demi_journees.empty());
}

TEST_CASE("a borne whose clock has jumped sells nothing, and takes demandes", "[view][demande]") {
    Asking visit;
    test::hold_times(visit.context.droits);
    visit.context.clock_is_sure = false;
    visit.half_days();
    CHECK(visit.look().id == "notice");
}
