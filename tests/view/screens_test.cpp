#include "kiosk/app/typing.h"
#include "tests/support/catch.h"
#include "tests/view/visit_fixture.h"

using namespace std::chrono_literals;
using test::Visit;
using view::Icon;
using view::Tone;
using Lines = std::vector<std::string>;

namespace {

Lines labels_of(const std::vector<view::Tile>& tiles) {
    Lines labels;
    for (const auto& tile : tiles) labels.push_back(tile.action.label);
    return labels;
}

Lines texts_of(const std::vector<view::Fact>& facts) {
    Lines texts;
    for (const auto& fact : facts) texts.push_back(fact.text);
    return texts;
}

Lines texts_of(const std::vector<view::CardLine>& lines) {
    Lines texts;
    for (const auto& line : lines) texts.push_back(line.lead + line.text);
    return texts;
}

}  // namespace

TEST_CASE("the attract screen greets in one language after the other", "[view][accueil]") {
    Visit visit;
    visit.context.now = 0s;
    const auto first = visit.body<view::Attract>();
    CHECK(first.lieu == "MDS de Mâcon");
    CHECK(first.time == "9\u00A0h\u00A041");
    CHECK(first.date == "mardi 24 novembre");
    CHECK(first.greeting == "Bonjour");
    CHECK(first.touch_others == "Touch here · المس هنا");
    visit.context.now = 6s;
    CHECK(visit.body<view::Attract>().greeting == "Hello");
    visit.context.now = 18s;
    CHECK(visit.body<view::Attract>().greeting == "Bonjour");
}

TEST_CASE("a kiosk set to a language greets in it first", "[view][accueil]") {
    Visit visit;
    visit.context.now = 0s;
    visit.context.settings.language = "ar";
    CHECK(visit.body<view::Attract>().greeting == visit.textes->get("ar", "accueil.bonjour"));
    visit.context.now = 6s;
    CHECK(visit.body<view::Attract>().greeting == "Bonjour");
}

TEST_CASE("needs come five at a time, with a tile that turns the page", "[view][besoins]") {
    Visit visit;
    visit.arrive();
    const auto first = visit.body<view::Tiles>();
    CHECK(labels_of(first.tiles) == Lines{"Se loger", "Argent et\u00A0budget", "Santé",
                                          "Manger et se\u00A0vêtir", "Famille et\u00A0enfants",
                                          "Autres besoins"});
    CHECK(first.tiles[5].turns_page);
    CHECK(first.tiles[5].behind == std::vector{Icon::briefcase, Icon::wheelchair,
                                               Icon::identification_card, Icon::shield_warning,
                                               Icon::chat_circle_dots});
    CHECK(first.middle == "Un choix ou plusieurs");
    CHECK_FALSE(first.primary->enabled);

    visit.touch("besoin.logement").touch("besoin.argent").touch("besoins.suite");
    const auto second = visit.body<view::Tiles>();
    CHECK(labels_of(second.tiles) == Lines{"Travail et\u00A0RSA", "Handicap et\u00A0âge",
                                           "Papiers et démarches", "Violences et\u00A0danger",
                                           "Autre chose", "Les premiers"});
    CHECK(second.middle == "2 besoins choisis");
    CHECK(second.primary->enabled);
    visit.touch("besoins.suite");
    CHECK(visit.body<view::Tiles>().tiles[0].action.chosen);

    SECTION("three at a time in large text") {
        visit.touch("texte");
        const auto large = visit.body<view::Tiles>();
        CHECK(large.columns == 2);
        CHECK(large.tiles.size() == 4);
        CHECK(large.tiles[3].behind.size() == 7);
        CHECK(large.middle == "1 / 4");
        const auto screen = visit.look();
        CHECK(screen.bottom->urgent.label == "Urgence");
        CHECK(screen.bottom->help.label == "Parler");
        CHECK(screen.top->back->label.empty());
        CHECK(screen.top->back->spoken == "Retour");
    }
}

TEST_CASE("needs are counted with the plurals of the language", "[view][langues]") {
    Visit visit;
    visit.tap(app::Touch{}).tap(app::ChooseLanguage{"ar"});
    CHECK(visit.look().rtl);
    visit.touch("besoin.logement").touch("besoin.argent");
    CHECK(visit.body<view::Tiles>().middle == "تم اختيار حاجتين");
    visit.touch("besoin.sante");
    CHECK(visit.body<view::Tiles>().middle == "تم اختيار 3 احتياجات");
}

TEST_CASE("languages that nobody has read again say so", "[view][langues]") {
    Visit visit;
    visit.tap(app::Touch{});
    const auto tiles = visit.body<view::Tiles>();
    CHECK(labels_of(tiles.tiles) == Lines{"Français", "English", "العربية"});
    CHECK(tiles.tiles[0].action.chosen);
    CHECK(tiles.tiles[2].second == "arabe");
    CHECK(tiles.middle == "English, العربية\u00A0: traduction automatique");
}

TEST_CASE("an emergency number in a list shows what to dial", "[view][liste]") {
    Visit visit;
    visit.arrive().touch("besoins.ne_sais_pas").touch("actions.trouver").touch("themes.suite");
    visit.touch("theme.violences").touch("discret.continuer").touch("actions.trouver");
    const auto list = visit.body<view::FicheList>();
    CHECK(list.title == "2 réponses");
    CHECK(list.rows[0].end == "17");
    CHECK(list.rows[1].end == "03 85 00 00 00");
}

TEST_CASE("what to do says who waits only when a desk is there", "[view][actions]") {
    Visit visit;
    visit.context.centre.waiting = 3;
    visit.need({"logement", "argent", "sante"});
    const auto closed = visit.body<view::Tiles>();
    CHECK(closed.tiles.back().primary);
    CHECK(closed.tiles.back().second == "Prenez un numéro");
    CHECK(closed.pills.size() == 3);
    CHECK(closed.pills[1].label == "Argent");

    visit.context.centre.desk_seen = visit.context.wall;
    CHECK(visit.body<view::Tiles>().tiles.back().second == "3 personnes attendent");
}

TEST_CASE("a list tells what is open, for how long, how far", "[view][liste]") {
    Visit visit;
    visit.need({"logement"}).touch("actions.trouver");
    CHECK(visit.look().top->title == "Se loger");
    const auto list = visit.body<view::FicheList>();
    CHECK(list.title == "7 lieux");
    REQUIRE(list.rows.size() == 3);
    CHECK(list.pager->text == "1 / 3");
    CHECK_FALSE(list.pager->up.enabled);
    CHECK(list.rows[0].action.label == "Lieu 1");
    CHECK(texts_of(list.rows[0].facts) == Lines{"Ouvert jusqu’à 17\u00A0h", "Sans rendez-vous"});
    CHECK(list.rows[0].end == "450\u00A0m");
    CHECK(list.rows[0].end_second == "6\u00A0min à pied");
    CHECK(list.rows[2].end == "1,3\u00A0km");

    visit.touch("page.suivante").touch("page.suivante");
    const auto last = visit.body<view::FicheList>();
    CHECK(last.rows.size() == 1);
    CHECK_FALSE(last.pager->down.enabled);
    CHECK(texts_of(last.rows[0].facts) == Lines{"Ouvert jusqu’à 17\u00A0h", "Sur rendez-vous"});

    SECTION("a place whose street is not known is in a commune, at no distance") {
        visit.annuaire->fiches[7].adresse->adresse.clear();
        const auto row = visit.body<view::FicheList>().rows[0];
        CHECK(row.end == "Mâcon");
        CHECK(row.end_second.empty());
    }
    SECTION("filters start again from the first page") {
        visit.touch("liste.filtre.sans_rdv");
        const auto filtered = visit.body<view::FicheList>();
        CHECK(filtered.title == "3 lieux");
        CHECK_FALSE(filtered.pager);
        CHECK(filtered.filters[1].chosen);
    }
    SECTION("from another commune, without minutes on foot") {
        visit.touch("liste.ou");
        for (const auto* key : {"M", "o"}) visit.tap(app::TypeKey{key});
        visit.touch("commune.71306");
        const auto elsewhere = visit.body<view::FicheList>();
        CHECK(visit.look().top->title == "Se loger · Montceau-les-Mines");
        CHECK(elsewhere.rows[0].end_second.empty());
        CHECK(elsewhere.rows[0].end == "69\u00A0km");
    }
    SECTION("nothing left to show offers what to do") {
        visit.context.wall += 12h;
        visit.touch("liste.filtre.ouvert");
        const auto empty = visit.body<view::FicheList>();
        CHECK(empty.rows.empty());
        CHECK(empty.empty == "Rien avec ce filtre.");
        REQUIRE(empty.ways_out.size() == 2);
        CHECK(empty.ways_out[0].id == "liste.aussi_fermes");
        CHECK(empty.ways_out[1].id == "liste.voir");
    }
}

TEST_CASE("a pack that cannot be read is said, and a human proposed", "[view][liste]") {
    Visit visit;
    if (GENERATE(false, true)) visit.context.annuaire = nullptr;
    visit.context.pack_refused = true;
    visit.need({"logement"}).tap(app::ShowThemes{}).tap(app::ChooseTheme{"logement"});
    const auto list = visit.body<view::FicheList>();
    CHECK(list.empty == "La liste des aides ne s’ouvre pas. Demandez à l’accueil.");
    CHECK(list.rows.empty());
    REQUIRE(list.ways_out.size() == 1);
    CHECK(list.ways_out[0].id == "liste.voir");
}

TEST_CASE("a reduced content is said from the first screen on", "[view][contenu]") {
    Visit visit;
    visit.context.pack_refused = true;
    CHECK(visit.body<view::Attract>().touch_others == "Contenu réduit\u00A0: numéros d’urgence");
    visit.arrive();
    CHECK(visit.body<view::Tiles>().middle == "Contenu réduit");
}

TEST_CASE("an opening state is said as a person would", "[view][phrases]") {
    Visit visit;
    visit.need({"logement"}).touch("actions.trouver");
    const auto [hours, said, tone] = GENERATE(table<std::string, std::string, Tone>({
        {"Mo-Fr 09:00-12:30", "Ouvert jusqu’à 12\u00A0h\u00A030", Tone::yes},
        {"Mo-Fr 09:00-10:30", "Ferme à 10\u00A0h\u00A030", Tone::attention},
        {"24/7", "Ouvert jour et nuit", Tone::yes},
        {"Mo-Fr 14:00-17:00", "Fermé, ouvre à 14\u00A0h", Tone::no},
        {"We 14:00-17:00", "Fermé, ouvre demain", Tone::no},
        {"Mo 14:00-17:00", "Fermé, ouvre lundi", Tone::no},
        {"Tu[1] 09:00-17:00", "Fermé, ouvre le 1er décembre", Tone::no},
        {"", "Horaires non connus", Tone::plain},
    }));
    visit.annuaire->fiches[1].horaires_accueil = hours;
    const auto fact = visit.body<view::FicheList>().rows[0].facts[0];
    CHECK(fact.text == said);
    CHECK(fact.tone == tone);
}

TEST_CASE("a fiche says where, how far, how to call, what to bring, from whom and when",
          "[view][fiche]") {
    Visit visit;
    auto& fiche = visit.annuaire->fiches[1];
    fiche.telephone = "03 85 21 65 00";
    fiche.x_justificatifs = {"Carte d'identité", "bail"};
    visit.need({"logement"}).tap(app::ShowFiches{}).tap(app::OpenFiche{"lieu--1"});
    const auto card = visit.body<view::Card>();
    CHECK(card.title == "Lieu 1");
    CHECK(texts_of(card.facts) == Lines{"Ouvert jusqu’à 17\u00A0h", "Sans rendez-vous"});
    CHECK(texts_of(card.lines) ==
          Lines{"Une aide. On vous reçoit.",
                "1 rue du Pont, 71000 Mâconenviron 450\u00A0m, 6\u00A0min à pied",
                "03 85 21 65 00"});
    CHECK(card.footnote == "Source\u00A0: Un producteur. Vérifiée le 12 novembre 2026.");
    CHECK(card.qr == "Lieu 1\n1 rue du Pont, 71000 Mâcon\n03 85 21 65 00");

    SECTION("what does not fit is on the next page") {
        visit.touch("page.suivante");
        CHECK(texts_of(visit.body<view::Card>().lines) ==
              Lines{"lundi au vendredi 9\u00A0h à 17\u00A0h",
                    "À apporter, si possible\u00A0: carte d’identité, bail"});
    }
    SECTION("it is printed, and says so") {
        visit.touch("fiche.imprimer");
        CHECK(visit.body<view::Card>().actions[0].label == "Imprimé");
    }
    SECTION("a print that fails says what to do") {
        visit.printer_works = false;
        visit.touch("fiche.imprimer");
        CHECK(texts_of(visit.body<view::Card>().facts) ==
              Lines{"Pas imprimé. Demandez à l’accueil."});
    }
    SECTION("in another language what is not translated stays in French") {
        fiche.x_traductions = {{"en", "A help. You are received.", "", {}}};
        visit.tap(app::ShowLanguages{}).tap(app::ChooseLanguage{"en"});
        const auto english = visit.body<view::Card>();
        CHECK(english.lines[0].text == "A help. You are received.");
        CHECK(english.facts[0].text == "Open until 17:00");
        CHECK(english.footnote == "Source: Un producteur. Checked on 12 November 2026.");
    }
}

TEST_CASE("a long description is paged, and no word of it is lost", "[view][fiche]") {
    Visit visit;
    std::string description;
    for (int i = 0; i < 120; ++i) description += "mot" + std::to_string(i) + " ";
    description.pop_back();
    visit.annuaire->fiches[1].description = description;
    visit.need({"logement"}).tap(app::ShowFiches{}).tap(app::OpenFiche{"lieu--1"});
    if (GENERATE(false, true)) visit.tap(app::ToggleText{});

    std::string read;
    for (;;) {
        const auto card = visit.body<view::Card>();
        for (const auto& line : card.lines) {
            if (line.text.rfind("mot", 0) == 0) read += (read.empty() ? "" : " ") + line.text;
        }
        REQUIRE(card.pager);
        if (!card.pager->down.enabled) break;
        visit.touch("page.suivante");
    }
    CHECK(read == description);
}

TEST_CASE("a page of a fiche ends with a sentence when its sentences are short", "[view][fiche]") {
    Visit visit;
    visit.annuaire->fiches[1].description =
        "On vous reçoit sans rendez-vous. On vous écoute. On regarde avec vous vos factures et vos "
        "dettes. On appelle les organismes avec vous. On vous aide à écrire. On vous revoit si "
        "vous "
        "le voulez. Tout est gratuit.";
    visit.need({"logement"}).tap(app::ShowFiches{}).tap(app::OpenFiche{"lieu--1"});
    const bool large = GENERATE(false, true);
    if (large) visit.tap(app::ToggleText{});

    for (bool more = true; more;) {
        const auto card = visit.body<view::Card>();
        for (const auto& line : card.lines) {
            if (line.text.rfind("On ", 0) == 0) CHECK(line.text.back() == '.');
        }
        more = card.pager && card.pager->down.enabled;
        if (more) visit.touch("page.suivante");
    }
    if (large) CHECK(visit.body<view::Card>().facts.empty());
}

TEST_CASE("on the discreet path nothing is named, printed or carried away", "[view][discret]") {
    Visit visit;
    visit.need({"violences"});
    const auto tiles = visit.body<view::Tiles>();
    CHECK(labels_of(tiles.tiles) == Lines{"3919", "17", "114"});
    CHECK(visit.look().bottom->leave.id == "cacher");
    visit.touch("discret.continuer");
    CHECK(visit.body<view::Tiles>().pills.size() == 1);
    visit.touch("actions.trouver");
    CHECK(visit.look().top->title == "Vos choix");
    visit.touch("fiche.ecoute--1");
    const auto card = visit.body<view::Card>();
    CHECK(card.qr.empty());
    CHECK_FALSE(visit.shows("fiche.imprimer"));
    CHECK_FALSE(visit.shows("fiche.erreur"));
    CHECK(visit.look().bottom->leave.id == "cacher");
    visit.touch("cacher");
    CHECK(visit.look().id == "accueil");
}

TEST_CASE("emergency numbers say who answers, with the words of the fiches", "[view][urgence]") {
    Visit visit;
    visit.touch("urgence");
    const auto tiles = visit.body<view::Tiles>();
    CHECK(tiles.banner->label == "Appeler l’accueil maintenant");
    CHECK(labels_of(tiles.tiles) == Lines{"17", "15", "115", "3919", "119", "Autres numéros"});
    CHECK(visit.look().bottom->urgent_quiet);

    visit.touch("numero.17");
    CHECK(visit.body<view::Card>().lines[0].lead == "17");
    CHECK(visit.body<view::Card>().lines[1].text == "Une aide. On vous reçoit.");
    visit.touch("retour").touch("numero.119");
    const auto built_in = visit.body<view::Card>();
    CHECK_THAT(built_in.lines[1].text, test::contains("enfant"));
    visit.context.annuaire = nullptr;
    const auto without_pack = visit.body<view::Card>();
    CHECK(without_pack.lines[1].text == built_in.lines[1].text);
}

TEST_CASE("a ticket says only what is sure", "[view][ticket]") {
    Visit visit;
    SECTION("no desk: show it at the accueil") {
        visit.need({"logement"}).touch("actions.ticket");
        const auto ticket = visit.body<view::Ticket>();
        CHECK(ticket.number == "B\u00A01");
        CHECK(ticket.fact.empty());
        CHECK(texts_of(ticket.steps) ==
              Lines{"Prenez le ticket, en bas de la borne", "Présentez ce numéro à l’accueil"});
        CHECK(visit.look().top->back->label == "Accueil");
        CHECK(visit.look().bottom->leave.label == "Terminer");
    }
    SECTION("a desk: an agent calls it") {
        visit.context.centre.desk_seen = visit.context.wall;
        visit.context.centre.waiting = 1;
        visit.need({"logement"}).touch("actions.ticket");
        const auto ticket = visit.body<view::Ticket>();
        CHECK(ticket.fact == "1 personne avant vous");
        CHECK(ticket.steps[1].text == "Asseyez-vous. Un agent va vous appeler");
    }
    SECTION("a full disk: no number, and where to go") {
        visit.store_works = false;
        visit.need({"logement"}).touch("actions.ticket");
        const auto message = visit.body<view::Message>();
        CHECK(message.title == "Cette borne ne peut pas donner de ticket");
        CHECK(message.text == "Allez à l’accueil.");
        REQUIRE(message.actions.size() == 1);
        CHECK(message.actions[0].id == "ticket.trouver");
        CHECK(message.actions[0].label != visit.look().bottom->help.label);
    }
    SECTION("no paper: a number to remember") {
        visit.printer_works = false;
        visit.need({"logement"}).touch("actions.ticket");
        CHECK(visit.body<view::Ticket>().steps[0].text == "Pas de papier. Retenez ce numéro");
    }
}

TEST_CASE("while the place is closed, a number says when it opens", "[view][ticket]") {
    Visit visit;
    visit.need({"logement"});
    visit.context.lieu.horaires_accueil = "Mo-Fr 14:00-17:00";
    SECTION("later today: the number will serve") {
        CHECK(visit.body<view::Tiles>().tiles.back().second == "Fermé, ouvre à 14\u00A0h");
        visit.touch("actions.ticket");
        const auto ticket = visit.body<view::Ticket>();
        CHECK(ticket.fact == "Fermé, ouvre à 14\u00A0h");
        CHECK(ticket.steps[1].text == "Présentez ce numéro à l’ouverture");
        visit.touch("ticket.trouver");
        CHECK(visit.screen() == app::ScreenName::liste);
    }
    SECTION("another day: another number will be needed") {
        visit.context.lieu.horaires_accueil = "Th 14:00-17:00";
        visit.touch("actions.ticket");
        const auto ticket = visit.body<view::Ticket>();
        CHECK(ticket.fact == "Fermé. Ouvre jeudi à 14\u00A0h");
        CHECK(ticket.steps[1].text == "Revenez à l’ouverture, et prenez un autre numéro");
    }
    SECTION("in large text, the question says it") {
        visit.tap(app::ToggleText{});
        CHECK(visit.body<view::Tiles>().question == "Fermé, ouvre à 14\u00A0h");
    }
    SECTION("an agent is there all the same, or nobody has said the hours, or the day") {
        const auto before = visit.context;
        visit.context.centre.desk_seen = visit.context.wall;
        CHECK(visit.body<view::Tiles>().tiles.back().second == "Prenez un numéro");
        visit.context = before;
        visit.context.lieu.horaires_accueil.clear();
        CHECK(visit.body<view::Tiles>().tiles.back().second == "Prenez un numéro");
        visit.context = before;
        visit.context.clock_is_known = false;
        CHECK(visit.body<view::Tiles>().tiles.back().second == "Prenez un numéro");
    }
}

TEST_CASE("help says what is known of the call", "[view][aide]") {
    Visit visit;
    visit.arrive().touch("aide");
    CHECK(visit.body<view::Message>().title == "Nous appelons l’accueil");
    visit.advance(1min);
    CHECK(visit.body<view::Message>().title == "Personne n’a encore répondu");
    CHECK(visit.body<view::Message>().text == "Allez à l’accueil.");
    CHECK(visit.shows("aide.rappeler"));

    SECTION("who has a number is not given another") {
        CHECK(visit.label_of("aide.ticket") == "Prendre un numéro");
        visit.touch("aide.ticket").touch("aide");
        CHECK(visit.label_of("aide.ticket") == "Voir mon numéro");
    }
    SECTION("acknowledged: someone comes") {
        visit.context.centre.aides_repondues = {"00000000000000aa"};
        visit.advance(1s);
        CHECK(visit.body<view::Message>().title == "Quelqu’un arrive");
    }
    SECTION("closed: when it opens and who answers now") {
        visit.context.lieu.horaires_accueil = "Mo-Fr 14:00-17:00";
        const auto message = visit.body<view::Message>();
        CHECK(message.title == "L’accueil est fermé maintenant");
        CHECK(message.text == "Fermé, ouvre à 14\u00A0h");
        CHECK(message.lines.size() == 2);
    }
}

TEST_CASE("a call that nobody can hear sends to the accueil at once", "[view][aide]") {
    Visit visit;
    visit.context.has_signal = false;
    visit.arrive().touch("aide");
    CHECK(visit.body<view::Message>().title == "Allez à l’accueil");
    visit.context.centre.enrolled = true;
    CHECK(visit.body<view::Message>().title == "Nous appelons l’accueil");
    visit.context.centre.cut_off_since = visit.context.wall;
    CHECK(visit.body<view::Message>().title == "Allez à l’accueil");
    visit.touch("hors_ligne");
    CHECK_FALSE(visit.body<view::OfflineState>().items[2].works);
    visit.context.has_signal = true;
    CHECK(visit.body<view::OfflineState>().items[2].works);
}

TEST_CASE("a device that is cut off says since when, and what works", "[view][hors_ligne]") {
    Visit visit;
    visit.arrive();
    CHECK_FALSE(visit.shows("hors_ligne"));
    visit.context.centre.cut_off_since = visit.context.wall - 29min;
    CHECK_FALSE(visit.shows("hors_ligne"));
    visit.context.centre.enrolled = true;
    visit.touch("hors_ligne");
    CHECK(visit.body<view::OfflineState>().title == "Pas de réseau depuis 9\u00A0h\u00A012");
    visit.context.centre.cut_off_since = visit.context.wall - 29min - 24h;
    CHECK(visit.body<view::OfflineState>().title == "Pas de réseau depuis le lundi 23 novembre");
    SECTION("an answer that is not the centre's is another state") {
        visit.context.centre.answer_refused = true;
        CHECK(visit.body<view::OfflineState>().title ==
              "Pas de liaison sûre depuis le lundi 23 novembre");
    }
    visit.touch("hors_ligne.compris");
    CHECK(visit.look().id == "besoins");
}

TEST_CASE("the idle warning counts down", "[view][inactivite]") {
    Visit visit;
    visit.arrive().advance(2min + 8s);
    const auto dialog = visit.look().dialog;
    REQUIRE(dialog);
    CHECK(dialog->seconds == 32);
    CHECK(dialog->share_left == 0.8F);
    CHECK(dialog->text == "Sans réponse dans 32 secondes, nous effaçons tout pour vous protéger.");
    visit.touch("inactivite.continuer");
    CHECK_FALSE(visit.look().dialog);
}

TEST_CASE("words are searched as they are typed", "[view][recherche]") {
    Visit visit;
    visit.arrive().touch("besoins.ne_sais_pas").touch("actions.chercher");
    CHECK_FALSE(visit.body<view::Search>().primary->enabled);
    for (const auto* key : {"L", "i", "e"}) visit.tap(app::TypeKey{key});
    const auto search = visit.body<view::Search>();
    CHECK(search.typed == "Lie");
    CHECK(labels_of(search.found) == Lines{"Lieu 1", "Lieu 2", "Lieu 3"});
    CHECK(search.notice == "7 réponses");
    visit.touch("recherche.voir");
    CHECK(visit.look().top->title == "Votre recherche");
    visit.touch("retour").touch("cle.z");
    CHECK(visit.body<view::Search>().notice == "Rien trouvé. Essayez un autre mot.");
}

TEST_CASE("keyboards have ten keys a row at most, and turn with the language", "[view][clavier]") {
    Visit visit;
    visit.arrive().touch("besoins.ne_sais_pas").touch("actions.chercher");
    const auto arabic = GENERATE(false, true);
    if (arabic) visit.tap(app::ShowLanguages{}).tap(app::ChooseLanguage{"ar"});
    const int pages = arabic ? 4 : 3;
    const auto first = visit.body<view::Search>().keyboard.rows[0][0].label;
    CHECK(first == (arabic ? "ض" : "a"));
    for (int page = 0; page < pages; ++page) {
        for (const auto& row : visit.body<view::Search>().keyboard.rows) CHECK(row.size() <= 10);
        visit.touch("cle.page");
    }
    CHECK(visit.body<view::Search>().keyboard.rows[0][0].label == first);
}

namespace {

/// Lines that a label takes in a box of `width` characters, broken between words.
std::size_t lines_taken(const std::string& label, std::size_t width) {
    std::size_t lines = 1, used = 0;
    std::string word;
    for (const char c : label + " ") {
        if (c != ' ') {
            word += c;
            continue;
        }
        const auto length = app::length_utf8(word);
        const bool breaks = used > 0 && used + 1 + length > width;
        if (breaks) ++lines;
        used = breaks || used == 0 ? length : used + 1 + length;
        word.clear();
    }
    return lines;
}

}  // namespace

TEST_CASE("names of needs and uses of numbers fit their tiles in every language",
          "[view][textes]") {
    Visit visit;
    const std::string tag = GENERATE("fr", "en", "ar");
    for (const auto& theme : visit.annuaire->themes()) {
        const auto name = visit.textes->get(tag, "besoin." + theme.id);
        CAPTURE(name);
        CHECK(lines_taken(name, 14) <= 2);
        CHECK(app::length_utf8(visit.textes->get(tag, "besoin." + theme.id + ".pastille")) <= 10);
    }
    for (const std::string name : {"trouver", "chercher", "themes", "rdv"}) {
        const auto label = visit.textes->get(tag, "actions." + name);
        CAPTURE(label);
        CHECK(lines_taken(label, 14) <= 3);
    }
    for (const std::string numero :
         {"15", "17", "18", "112", "114", "115", "119", "3919", "3114", "3977"}) {
        const auto use = visit.textes->get(tag, "numero." + numero);
        CAPTURE(use);
        CHECK(app::length_utf8(use) <= 16);
    }
}
