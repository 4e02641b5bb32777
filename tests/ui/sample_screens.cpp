#include "tests/ui/sample_screens.h"

#include <initializer_list>

namespace samples {
namespace {

using view::Action;
using view::Icon;
using view::Tone;

/// Builds screens in one language and one size.
class Maker {
  public:
    explicit Maker(const Options& options) : options_(options) {}

    bool grand() const { return options_.text == view::TextSize::grand; }

    std::string say(const std::string& fr, const std::string& ar) const {
        return options_.language == Language::fr ? fr : ar;
    }
    /// A short form in large text.
    std::string brief(const std::string& fr, const std::string& fr_brief, const std::string& ar,
                      const std::string& ar_brief) const {
        return grand() ? say(fr_brief, ar_brief) : say(fr, ar);
    }
    static Action act(const std::string& id, const std::string& label, Icon icon = Icon::none) {
        Action action;
        action.id = id;
        action.label = label;
        action.icon = icon;
        action.intent = app::Continue{};
        return action;
    }
    static Action icon_alone(const std::string& id, const std::string& spoken, Icon icon) {
        Action action = act(id, "", icon);
        action.spoken = spoken;
        return action;
    }

    view::Screen screen(const std::string& id, const std::string& title) const {
        view::Screen made;
        made.id = id;
        made.language = say("fr", "ar");
        made.rtl = options_.language == Language::ar;
        made.text = options_.text;
        made.theme = options_.theme;
        made.top.emplace();
        auto& top = *made.top;
        top.back = act("retour", say("Retour", "رجوع"), Icon::arrow_left);
        top.title = title;
        top.language = act("langue", say("Français", "العربية"), Icon::translate);
        top.text = icon_alone("texte", say("Texte plus grand", "نص أكبر"), Icon::text_aa);
        top.theme =
            icon_alone("couleurs", say("Changer les couleurs", "تغيير الألوان"), Icon::palette);
        made.bottom.emplace();
        auto& bottom = *made.bottom;
        bottom.urgent =
            act("urgent", brief("C’est urgent", "Urgence", "حالة طارئة", "طارئ"), Icon::siren);
        bottom.help = act("parler", brief("Parler à quelqu’un", "Parler", "التحدث إلى شخص", "تحدث"),
                          Icon::hand_waving);
        bottom.leave =
            act("recommencer", say("Recommencer", "البدء من جديد"), Icon::arrow_counter_clockwise);
        if (grand()) bottom.leave.label = say("Recommencer", "من جديد");
        return made;
    }
    view::Screen finished(view::Screen made) const {
        made.top->back = act("accueil", say("Accueil", "الرئيسية"), Icon::house_line);
        made.bottom->leave = act("terminer", say("Terminer", "إنهاء"), Icon::sign_out);
        return made;
    }

    static view::Tile tile(Action action) {
        view::Tile made;
        made.action = std::move(action);
        return made;
    }

    view::Screen attract() const;
    view::Screen languages() const;
    view::Screen needs() const;
    view::Screen more_needs() const;
    view::Screen actions() const;
    view::Screen urgent() const;
    view::Screen list() const;
    view::Screen empty_list() const;
    view::Screen fiche() const;
    view::Screen ticket() const;
    view::Screen message() const;
    view::Screen search() const;
    view::Screen offline() const;
    view::Screen idle() const;

  private:
    view::FicheRow row(int number) const;
    std::vector<view::Tile> need_tiles(std::size_t first, std::size_t count) const;

    Options options_;
};

view::Screen Maker::attract() const {
    view::Screen made;
    made.id = "accueil";
    made.language = say("fr", "ar");
    made.rtl = options_.language == Language::ar;
    made.text = options_.text;
    made.theme = options_.theme;
    view::Attract body;
    body.lieu = "Maison des solidarités de Provins";
    body.time = say("9 h 41", "9:41");
    body.date = say("mardi 24 novembre", "الثلاثاء 24 نوفمبر");
    body.greeting = say("Bonjour", "مرحبا");
    body.lines = {say("Vous cherchez de l’aide ?", "هل تبحث عن مساعدة؟"),
                  say("Vous êtes au bon endroit.", "أنت في المكان المناسب.")};
    body.greetings = {"Welcome",   "مرحبا",        "Ласкаво просимо", "Bienvenido",
                      "Bem-vindo", "Hoş geldiniz", "خوش آمدید",       "Bun venit"};
    body.touch = say("Touchez l’écran", "المس الشاشة");
    body.touch_others = "Touch here · المس هنا · Торкніться";
    if (grand()) body.touch_others = "Touch here · المس هنا";
    body.start = act("commencer", body.touch);
    body.urgent =
        act("urgent", brief("C’est urgent", "Urgence", "حالة طارئة", "طارئ"), Icon::siren);
    made.body = body;
    return made;
}

view::Screen Maker::languages() const {
    auto made = screen("langue", "");
    made.top->language.reset();
    view::Tiles body;
    body.question = say("Choisissez votre langue", "اختر لغتك");
    body.aside = "Language · اللغة · Мова";
    body.columns = grand() ? 2 : 3;
    const auto add = [&](const char* id, const char* name, const std::string& second) {
        auto one = tile(act(id, name));
        one.second = second;
        body.tiles.push_back(one);
    };
    add("langue.fr", "Français", "");
    if (!grand()) add("langue.fr-falc", "Français facile", say("mots simples", "كلمات سهلة"));
    add("langue.en", "English", say("anglais", "الإنجليزية"));
    add("langue.ar", "العربية", say("arabe", ""));
    if (!grand()) add("langue.uk", "Українська", say("ukrainien", "الأوكرانية"));
    auto others = tile(act("langue.suite", say("Autres langues", "لغات أخرى"), Icon::arrow_right));
    others.second = "Other · أخرى";
    others.turns_page = true;
    body.tiles.push_back(others);
    body.tiles[0].action.chosen = true;
    made.body = body;
    return made;
}

std::vector<view::Tile> Maker::need_tiles(std::size_t first, std::size_t count) const {
    const std::vector<Action> needs{
        act("besoin.logement", say("Se loger", "السكن"), Icon::house_line),
        act("besoin.argent", say("Argent et\u00a0budget", "المال والميزانية"), Icon::wallet),
        act("besoin.sante", say("Santé", "الصحة"), Icon::heartbeat),
        act("besoin.alimentation", say("Manger et se\u00a0vêtir", "الطعام والملابس"),
            Icon::fork_knife),
        act("besoin.famille", say("Famille et\u00a0enfants", "الأسرة والأطفال"), Icon::users_three),
        act("besoin.travail", say("Travail et\u00a0RSA", "العمل وRSA"), Icon::briefcase),
        act("besoin.handicap", say("Handicap et\u00a0âge", "الإعاقة والسن"), Icon::wheelchair),
        act("besoin.papiers", say("Papiers et démarches", "الأوراق والإجراءات"),
            Icon::identification_card),
        act("besoin.violences", say("Violences et\u00a0danger", "العنف والخطر"),
            Icon::shield_warning),
        act("besoin.autre", say("Autre chose", "شيء آخر"), Icon::chat_circle_dots)};
    std::vector<view::Tile> tiles;
    for (std::size_t i = first; i < first + count; ++i) tiles.push_back(tile(needs.at(i)));
    return tiles;
}

view::Screen Maker::needs() const {
    auto made = screen("besoins", say("Vos besoins", "احتياجاتك"));
    view::Tiles body;
    body.question = say("Que pouvons-nous faire pour vous\u202f?", "كيف يمكننا مساعدتك؟");
    body.columns = grand() ? 2 : 3;
    body.tiles = need_tiles(0, grand() ? 3 : 5);
    body.tiles[0].action.chosen = body.tiles[1].action.chosen = true;
    auto others =
        tile(act("besoins.suite", say("Autres besoins", "احتياجات أخرى"), Icon::arrow_right));
    others.turns_page = true;
    others.behind = {Icon::briefcase, Icon::wheelchair, Icon::identification_card,
                     Icon::shield_warning, Icon::chat_circle_dots};
    body.tiles.push_back(others);
    body.start = act("ne-sais-pas", say("Je ne sais pas", "لا أعرف"), Icon::question);
    body.middle = brief("2 besoins choisis", "1 / 4", "تم اختيار حاجتين", "1 / 4");
    body.primary = act("continuer", say("Continuer", "متابعة"), Icon::arrow_right);
    made.body = body;
    return made;
}

view::Screen Maker::more_needs() const {
    auto made = needs();
    made.id = "besoins-2";
    auto& body = std::get<view::Tiles>(made.body);
    auto others = body.tiles.back();
    body.tiles = need_tiles(grand() ? 7 : 5, grand() ? 3 : 5);
    body.tiles.back().action.enabled = false;
    others.action.label = say("Les premiers", "الأولى");
    others.action.icon = Icon::arrow_left;
    others.behind = {Icon::house_line, Icon::wallet, Icon::heartbeat, Icon::fork_knife,
                     Icon::users_three};
    body.tiles.push_back(others);
    made.top->offline = act("hors-ligne", say("Sans réseau", "بلا شبكة"), Icon::wifi_slash);
    return made;
}

view::Screen Maker::actions() const {
    auto made = screen("actions", say("Vos choix", "اختياراتك"));
    view::Tiles body;
    body.question = say("Que faire\u202f?", "ماذا تفعل؟");
    body.columns = grand() ? 2 : 3;
    auto chosen = act("besoins.changer", say("Se loger", "السكن"), Icon::house_line);
    chosen.chosen = true;
    body.pills = {chosen};
    if (!grand()) {
        chosen = act("besoins.changer.2", say("Argent", "المال"), Icon::wallet);
        chosen.chosen = true;
        body.pills.push_back(chosen);
        body.pills.push_back(act("besoins.revoir", say("Changer", "تغيير"), Icon::pencil_simple));
    }
    const auto find = brief("Trouver de l’aide près\u00a0d’ici", "Trouver de l’aide",
                            "إيجاد مساعدة قريبة", "إيجاد مساعدة");
    body.tiles = {tile(act("trouver", find, Icon::map_trifold))};
    if (!grand()) {
        body.tiles.push_back(tile(act("chercher", say("Chercher par\u00a0mots", "البحث بالكلمات"),
                                      Icon::magnifying_glass)));
        body.tiles.push_back(
            tile(act("themes", say("Tous les\u00a0sujets", "كل المواضيع"), Icon::info)));
    }
    body.tiles.push_back(
        tile(act("rdv", say("J’ai un rendez-vous", "لدي موعد"), Icon::calendar_check)));
    auto now = tile(
        act("ticket",
            brief("Voir quelqu’un maintenant", "Voir quelqu’un", "مقابلة شخص الآن", "مقابلة شخص"),
            Icon::ticket));
    now.second = say("Prenez un numéro", "خذ رقمًا");
    now.primary = true;
    now.span = 2;
    body.tiles.push_back(now);
    made.body = body;
    return made;
}

view::Screen Maker::urgent() const {
    auto made = finished(screen("urgent", say("C’est urgent", "حالة طارئة")));
    made.bottom->urgent_quiet = true;
    made.bottom->urgent.enabled = true;
    view::Tiles body;
    body.question = say("Ou téléphonez. C’est gratuit.", "أو اتصل. المكالمة مجانية.");
    body.banner = act("appeler-accueil",
                      brief("Appeler l’accueil maintenant", "Appeler l’accueil",
                            "اتصل بالاستقبال الآن", "اتصل بالاستقبال"),
                      Icon::hand_waving);
    body.banner_end =
        act("cacher", brief("Cacher l’écran", "Cacher", "إخفاء الشاشة", "إخفاء"), Icon::eye_slash);
    body.columns = grand() ? 2 : 3;
    const auto add = [&](const char* number, const std::string& use, Icon icon) {
        auto one = tile(act(std::string{"numero."} + number, number, icon));
        one.second = use;
        one.number = true;
        body.tiles.push_back(one);
    };
    add("17", say("Police, danger", "الشرطة، خطر"), Icon::shield_warning);
    add("15", say("Malade, blessé", "مريض، جريح"), Icon::ambulance);
    add("115", say("Dormir ce soir", "النوم الليلة"), Icon::bed);
    if (!grand()) {
        add("3919", say("Violences", "عنف"), Icon::hand_palm);
        add("119", say("Enfant, danger", "طفل في خطر"), Icon::baby);
        add("114", say("Sourd\u00a0: par SMS", "أصم: برسالة"), Icon::ear_slash);
    } else {
        auto others = tile(act("numeros.suite", say("Autres", "أخرى"), Icon::arrow_right));
        others.turns_page = true;
        body.tiles.push_back(others);
    }
    made.body = body;
    return made;
}

view::FicheRow Maker::row(int number) const {
    view::FicheRow made;
    const std::string id = "fiche." + std::to_string(number);
    if (number == 1) {
        made.action = act(id, "Point conseil logement", Icon::house_line);
        made.facts = {
            {say("Ouvert jusqu’à 17\u00a0h", "مفتوح حتى 17:00"), Icon::check_circle, Tone::yes},
            {say("Sans rendez-vous", "بدون موعد"), Icon::none, Tone::plain}};
        made.end = say("350\u00a0m", "350 م");
        made.end_second = say("5\u00a0min à pied", "5 دقائق سيرًا");
    } else if (number == 2) {
        made.action = act(id, "Accueil de jour Le Relais", Icon::bed);
        made.facts = {{say("Fermé, ouvre demain", "مغلق، يفتح غدًا"), Icon::clock, Tone::attention}};
        made.end = say("900\u00a0m", "900 م");
        made.end_second = say("12\u00a0min à pied", "12 دقيقة سيرًا");
    } else {
        made.action = act(id, "Mairie, service social", Icon::bank);
        made.facts = {{say("Ferme à 12\u00a0h", "يغلق 12:00"), Icon::clock, Tone::attention},
                      {say("Sur rendez-vous", "بموعد"), Icon::none, Tone::plain}};
        made.end = say("1,2\u00a0km", "1.2 كم");
    }
    return made;
}

view::Screen Maker::list() const {
    auto made = screen("liste", say("Se loger", "السكن"));
    view::FicheList body;
    body.title = say("7 lieux", "7 أماكن");
    body.filters = {
        act("filtre.ouvert", brief("Ouvert maintenant", "Ouvert", "مفتوح الآن", "مفتوح")),
        act("filtre.sans-rdv", brief("Sans rendez-vous", "Sans rdv", "بدون موعد", "بلا موعد"))};
    body.filters[0].chosen = true;
    for (int i = 1; i <= 3; ++i) body.rows.push_back(row(i));
    body.pager.emplace();
    body.pager->up =
        icon_alone("page.precedente", say("Page précédente", "الصفحة السابقة"), Icon::arrow_up);
    body.pager->up.enabled = false;
    body.pager->down =
        icon_alone("page.suivante", say("Page suivante", "الصفحة التالية"), Icon::arrow_down);
    body.pager->text = "1 / 3";
    made.body = body;
    return made;
}

view::Screen Maker::empty_list() const {
    auto made = list();
    made.id = "liste-vide";
    auto& body = std::get<view::FicheList>(made.body);
    body.title = say("0 lieu", "0 مكان");
    body.rows.clear();
    body.pager.reset();
    body.empty = say("Rien trouvé ici. Quelqu’un peut chercher avec vous.",
                     "لم نجد شيئًا هنا. يمكن لشخص أن يبحث معك.");
    body.ways_out = {
        act("filtre.fermes", say("Aussi les lieux fermés", "الأماكن المغلقة أيضًا")),
        act("aide", say("Demander à l’accueil", "اسأل في الاستقبال"), Icon::hand_waving)};
    return made;
}

view::Screen Maker::fiche() const {
    auto made = screen("fiche", say("Se loger", "السكن"));
    view::Card body;
    body.title = "Point conseil logement";
    body.facts = {
        {say("Ouvert jusqu’à 17\u00a0h", "مفتوح حتى 17:00"), Icon::check_circle, Tone::yes},
        {say("Sans rendez-vous", "بدون موعد"), Icon::none, Tone::plain}};
    body.lines = {
        {Icon::chat_circle_dots, "",
         say("Loyer, dettes, factures. Gratuit.", "الإيجار، الديون، الفواتير. مجانًا."), false},
        {Icon::map_pin, "12 rue du Palais, Provins",
         say("350\u00a0m, 5\u00a0min à pied", "350 م، 5 دقائق سيرًا"), false},
        {Icon::identification_card, "",
         say("À apporter, si possible\u00a0: papier d’identité, dernier loyer",
             "أحضر معك، إن أمكن: وثيقة هوية، آخر إيصال إيجار"),
         false}};
    if (grand()) {
        body.lines.resize(2);
        body.facts.resize(1);
        body.pager.emplace();
        body.pager->up =
            icon_alone("page.precedente", say("Page précédente", "السابقة"), Icon::arrow_up);
        body.pager->down =
            icon_alone("page.suivante", say("Page suivante", "التالية"), Icon::arrow_down);
        body.pager->text = "1 / 2";
    }
    body.footnote = say("Exemple fictif. Vérifiée le 12 novembre 2026.",
                        "بطاقة مثال (خيالية). تم التحقق منها في 12 نوفمبر 2026.");
    body.actions = {act("imprimer", say("Imprimer", "طباعة"), Icon::printer),
                    act("erreur", brief("Une erreur\u202f?", "Erreur\u202f?", "هل من خطأ؟", "خطأ؟"),
                        Icon::flag)};
    body.qr = "https://exemple.invalid/fiche/1";
    body.qr_label = say("Sur mon téléphone", "على هاتفي");
    made.body = body;
    return made;
}

view::Screen Maker::ticket() const {
    auto made = finished(screen("ticket", say("Voir quelqu’un", "مقابلة شخص")));
    view::Ticket body;
    body.title = say("Votre numéro", "رقمك");
    body.number = "B 28";
    body.fact = brief("3 personnes avant vous", "3 avant vous", "3 أشخاص قبلك", "3 قبلك");
    body.under = say("Gardez ce numéro.", "احتفظ بهذا الرقم.");
    body.steps = {
        {Icon::printer, "",
         say("Prenez le ticket, en bas de la borne", "خذ التذكرة من أسفل الجهاز"), false},
        {Icon::armchair, "",
         say("Asseyez-vous. On vous appelle par ce numéro", "اجلس. سننادي عليك بهذا الرقم"),
         false}};
    if (!grand()) {
        body.steps.push_back({Icon::ear, "",
                              say("L’écran l’affiche, une voix le dit", "الشاشة تعرضه وصوت يقوله"),
                              false});
    }
    made.body = body;
    return made;
}

view::Screen Maker::message() const {
    auto made = screen("message", say("Aide", "مساعدة"));
    view::Message body;
    body.icon = Icon::hand_waving;
    body.tone = Tone::yes;
    body.title = say("L’accueil est prévenu", "تم إخبار الاستقبال");
    body.text = say("Restez près de la borne. Si personne ne vient, allez à l’accueil.",
                    "ابق قرب الجهاز. إذا لم يأت أحد، اذهب إلى الاستقبال.");
    body.actions = {act("compris", say("J’ai compris", "فهمت"), Icon::arrow_right),
                    act("annuler", say("Annuler l’appel", "إلغاء النداء"), Icon::x_circle)};
    if (grand()) body.actions[1].label = say("Annuler", "إلغاء");
    made.body = body;
    return made;
}

view::Screen Maker::search() const {
    auto made = screen("recherche", say("Chercher", "بحث"));
    view::Search body;
    body.question = say("Où\u202f?", "أين؟");
    body.typed = say("mont", "mont");
    body.hint = say("Écrivez le nom de la commune", "اكتب اسم البلدية");
    body.found = {tile(act("commune.71306", "Montceau-les-Mines")),
                  tile(act("commune.71309", "Montchanin")),
                  tile(act("commune.71310", "Montcenis"))};
    const auto letters = [&](std::initializer_list<const char*> keys) {
        std::vector<Action> made_row;
        for (const char* key : keys) made_row.push_back(act(std::string{"touche."} + key, key));
        return made_row;
    };
    body.keyboard.rows = {letters({"a", "z", "e", "r", "t", "y", "u", "i", "o", "p"}),
                          letters({"q", "s", "d", "f", "g", "h", "j", "k", "l", "m"}),
                          letters({"w", "x", "c", "v", "b", "n", "’", "-"})};
    body.keyboard.rows[2].push_back(
        icon_alone("touche.effacer", say("Effacer", "مسح"), Icon::backspace));
    body.keyboard.rows.push_back({act("touche.accents", "éàç"),
                                  act("touche.espace", say("espace", "مسافة")),
                                  act("touche.chiffres", "123")});
    body.primary = act("chercher", "OK");
    made.body = body;
    return made;
}

view::Screen Maker::offline() const {
    auto made = screen("hors-ligne", say("Sans réseau", "بلا شبكة"));
    view::OfflineState body;
    body.title = say("Pas de réseau depuis 9\u00a0h\u00a012", "لا توجد شبكة منذ 9:12");
    body.text = say("La borne marche quand même.", "الجهاز يعمل رغم ذلك.");
    body.items = {
        {say("Trouver de l’aide", "إيجاد مساعدة"),
         say("Liste du lundi 23 novembre", "قائمة 23 نوفمبر"), true},
        {say("Prendre un numéro", "أخذ رقم"), say("Comme d’habitude", "كالمعتاد"), true},
        {say("Appeler l’accueil", "نداء الاستقبال"), say("Comme d’habitude", "كالمعتاد"), true},
        {say("Envoyer une erreur", "إبلاغ عن خطأ"), say("Gardée ici", "يحفظ هنا"), false}};
    if (grand()) body.items.resize(2);
    body.footnote =
        say("La liste se met à jour au retour du réseau.", "تُحدَّث القائمة عند عودة الشبكة.");
    body.understood = act("compris", say("J’ai compris", "فهمت"), Icon::arrow_right);
    made.body = body;
    return made;
}

view::Screen Maker::idle() const {
    auto made = needs();
    made.id = "inactivite";
    view::Dialog dialog;
    dialog.title = say("Vous êtes toujours là\u202f?", "هل ما زلت هنا؟");
    dialog.text = say("Sans réponse dans 32\u00a0secondes, nous effaçons tout pour vous protéger.",
                      "بدون رد خلال 32 ثانية، نمسح كل شيء لحمايتك.");
    dialog.seconds = 32;
    dialog.share_left = 0.71F;
    dialog.safe =
        act("inactivite.continuer", brief("Oui, je continue", "Je continue", "نعم، أتابع", "أتابع"),
            Icon::hand_tap);
    dialog.other = act("inactivite.effacer", brief("Tout effacer", "Effacer", "مسح الكل", "مسح"),
                       Icon::sign_out);
    made.dialog = dialog;
    return made;
}

}  // namespace

std::vector<view::Screen> all(const Options& options) {
    const Maker make{options};
    return {make.attract(), make.languages(), make.needs(),   make.more_needs(), make.actions(),
            make.urgent(),  make.list(),      make.fiche(),   make.empty_list(), make.ticket(),
            make.message(), make.search(),    make.offline(), make.idle()};
}

}  // namespace samples
