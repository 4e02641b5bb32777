#include "kiosk/content/emergency_numbers.h"

#include <array>
#include <string_view>

namespace content {
namespace {

struct Number {
    const char* numero;
    const char* nom;
    const char* theme;
    const char* fr;
    const char* en;
    const char* ar;
};

// The sentences are those of assets/packs/71/fiches/urgences.yaml, which cites its sources.
// clang-format off
constexpr std::array<Number, 10> kNumbers{{
{"17", "Police secours", "violences",
 "Vous êtes en danger. Quelqu'un vous attaque ou vous vole. La police ou la gendarmerie "
 "vient vite. L'appel est gratuit, jour et nuit.",
 "You are in danger, attacked or robbed. The police come quickly. Free call, day and night.",
 "أنتم في خطر أو تعرضتم لاعتداء أو سرقة. تأتي الشرطة بسرعة. المكالمة مجانية ليلا ونهارا."},
{"15", "Samu", "sante",
 "Une personne est très malade ou gravement blessée. Un médecin répond et envoie de "
 "l'aide. L'appel est gratuit, jour et nuit.",
 "Someone is very ill or badly hurt. A doctor answers and sends help. Free call, day and night.",
 "شخص مريض جدا أو مصاب بجروح خطيرة. يجيب طبيب ويرسل المساعدة. المكالمة مجانية ليلا ونهارا."},
{"115", "115, hébergement d'urgence", "logement",
 "Vous ne savez pas où dormir ce soir. Le 115 cherche une place et vous dit où manger et "
 "vous soigner. L'appel est gratuit, jour et nuit.",
 "You do not know where to sleep tonight. 115 looks for a place and tells you where to eat "
 "and get care. Free call, day and night.",
 "لا تعرفون أين تنامون الليلة. يبحث 115 عن مكان ويدلكم أين تأكلون وتتعالجون. المكالمة "
 "مجانية ليلا ونهارا."},
{"3919", "3919 Violences Femmes Info", "violences",
 "Vous subissez des violences, ou une proche en subit. On vous écoute et on vous aide à "
 "trouver un lieu sûr. Appel gratuit et anonyme, jour et nuit.",
 "You or a woman you know faces violence. They listen and help find a safe place. Free and "
 "anonymous, day and night.",
 "تتعرضين أنت أو قريبة لك للعنف. يستمعون إليك ويساعدونك على إيجاد مكان آمن. مكالمة مجانية "
 "ودون اسم، ليلا ونهارا."},
{"119", "119 Allô enfance en danger", "famille",
 "Un enfant est en danger ou maltraité. Un enfant peut appeler lui-même. L'appel est "
 "gratuit, jour et nuit, et n'apparaît pas sur la facture.",
 "A child is in danger or ill-treated. A child can call. Free, day and night, not shown on "
 "the phone bill.",
 "طفل في خطر أو يتعرض لسوء المعاملة. يمكن للطفل أن يتصل بنفسه. مجاني ليلا ونهارا ولا يظهر "
 "في الفاتورة."},
{"114", "114, urgence par SMS", "handicap_age",
 "Vous ne pouvez pas entendre ou pas parler. Envoyez un SMS au 114. La police, les "
 "pompiers ou le Samu viennent. C'est gratuit, jour et nuit.",
 "You cannot hear or cannot speak. Send a text message to 114. Police, firefighters or "
 "doctors come. Free, day and night.",
 "لا تستطيعون السمع أو الكلام. أرسلوا رسالة SMS إلى 114. تأتي الشرطة أو الإطفاء أو "
 "الإسعاف. مجاني ليلا ونهارا."},
{"18", "Pompiers", "sante",
 "Il y a le feu, un accident ou une personne blessée. Les pompiers viennent vite. L'appel "
 "est gratuit, jour et nuit.",
 "There is a fire, an accident or an injured person. Firefighters come quickly. Free call, "
 "day and night.",
 "هناك حريق أو حادث أو جريح. يأتي رجال الإطفاء بسرعة. المكالمة مجانية ليلا ونهارا."},
{"112", "112, urgence en Europe", "autre",
 "Le 112 marche dans toute l'Union européenne. On vous passe le bon service : médecin, "
 "pompiers ou police. L'appel est gratuit, jour et nuit.",
 "112 works everywhere in the European Union. They pass you to the right service. Free "
 "call, day and night.",
 "يعمل 112 في كل الاتحاد الأوروبي. يحولونكم إلى الخدمة المناسبة. المكالمة مجانية ليلا ونهارا."},
{"3114", "3114 Prévention du suicide", "sante",
 "Vous pensez à mourir, ou vous avez peur pour un proche. Un professionnel de santé vous "
 "écoute. L'appel est gratuit, jour et nuit.",
 "You think about dying, or fear for someone. A health professional listens. Free call, "
 "day and night.",
 "تفكرون في الموت أو تخافون على شخص قريب. يستمع إليكم مختص في الصحة. المكالمة مجانية ليلا ونهارا."},
{"3977", "3977 Contre les maltraitances", "handicap_age",
 "Une personne âgée ou handicapée est maltraitée, chez elle ou en établissement. On vous "
 "écoute et on prévient le Département si besoin.",
 "An older or disabled person is ill-treated, at home or in a care home. They listen and "
 "warn the department if needed.",
 "شخص مسن أو ذو إعاقة يتعرض لسوء المعاملة في بيته أو في مؤسسة. يستمعون إليكم وينبهون "
 "المقاطعة عند الحاجة."}
}};
// clang-format on

struct ThemeIcon {
    const char* id;
    const char* icone;
};

constexpr std::array<ThemeIcon, 10> kThemes{{{"logement", "house_line"},
                                             {"argent", "wallet"},
                                             {"sante", "heartbeat"},
                                             {"alimentation", "fork_knife"},
                                             {"famille", "users_three"},
                                             {"travail", "briefcase"},
                                             {"handicap_age", "wheelchair"},
                                             {"papiers", "identification_card"},
                                             {"violences", "shield_warning"},
                                             {"autre", "chat_circle_dots"}}};

constexpr base::Date kChecked{std::chrono::year{2026}, std::chrono::November, std::chrono::day{22}};

/// The only one that does not answer at night; the pack has its hours.
constexpr std::string_view kDayNumber = "3977";

domain::Fiche to_fiche(const Number& number) {
    domain::Fiche fiche;
    fiche.id = std::string{"urgence--"} + number.numero;
    fiche.nom = number.nom;
    fiche.description = number.fr;
    fiche.x_themes = {number.theme};
    fiche.telephone = number.numero;
    if (fiche.telephone != kDayNumber) fiche.horaires_accueil = "24/7";
    fiche.x_urgence = true;
    fiche.zone_eligibilite = "france";
    fiche.source = "Perron, liste intégrée";
    fiche.x_verifie_le = kChecked;
    fiche.x_traductions = {{"en", number.en, "", {}}, {"ar", number.ar, "", {}}};
    return fiche;
}

std::vector<domain::Fiche> to_fiches() {
    std::vector<domain::Fiche> fiches;
    fiches.reserve(kNumbers.size());
    for (const auto& number : kNumbers) fiches.push_back(to_fiche(number));
    return fiches;
}

}  // namespace

const std::vector<domain::Fiche>& emergency_numbers() {
    static const auto fiches = to_fiches();
    return fiches;
}

Pack fallback_pack() {
    Pack pack;
    for (const auto& theme : kThemes) {
        pack.themes.push_back({theme.id, theme.icone, std::string{theme.id} == "violences"});
    }
    pack.fiches = emergency_numbers();
    return pack;
}

}  // namespace content
