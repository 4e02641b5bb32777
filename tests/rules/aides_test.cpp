#include "kiosk/rules/aides.h"

#include "kiosk/content/aides.h"
#include "kiosk/simuler/charger.h"
#include "platform/yaml/yaml_reader.h"
#include "tests/rules/parametres_livres.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <set>

namespace {

using base::Exact;
using base::Month;
using rules::Ligne;
using rules::Question;
using rules::Reponse;
using rules::Reponses;
using rules::Verdict;

const std::vector<rules::Aide>& aides() {
    static const auto loaded = simuler::load_aides(PERRON_SOURCE_DIR "/assets/parametres");
    REQUIRE(loaded);
    return *loaded;
}

rules::AideExaminee look(const std::string& id, const Reponses& reponses) {
    const auto bilan = rules::bilan(reponses, parametres_livres());
    for (const auto& one : rules::examiner(aides(), reponses, bilan.estimations)) {
        if (one.aide->id == id) return one;
    }
    FAIL("no aide " << id);
    return {};
}

Verdict verdict(const std::string& id, const Reponses& reponses) {
    return look(id, reponses).verdict;
}

Reponses person_born(int year, int month = 1) {
    Reponses reponses{Month{2026, 7}};
    reponses.set({Question::naissance, 0}, Reponse::de_annee(year, month));
    reponses.set({Question::couple, 0}, Reponse::de_choix(0));
    reponses.set({Question::enfants, 0}, Reponse{});
    reponses.set({Question::activite, 0}, Reponse::de_choix(4));
    reponses.set({Question::situations, 0}, Reponse::de_cases(0));
    return reponses;
}

const std::string kTranslations =
    "phrases:\n  - fr: Une aide.\n    en: An aid.\n    ar: مساعدة.\n"
    "  - fr: Avoir 60 ans\n    en: Be 60\n    ar: العمر 60 سنة\n";

Result<std::vector<rules::Aide>> read(const std::string& yaml,
                                      const std::string& translations = kTranslations) {
    auto root = platform::read_yaml(yaml);
    auto others = platform::read_yaml(translations);
    REQUIRE(root);
    REQUIRE(others);
    return content::read_aides(
        {{"nationales.yaml", *std::move(root)}, {"traductions.yaml", *std::move(others)}});
}

const std::string kAide =
    "aide:\n  nom: Une aide\n  resume: Une aide.\n  pour: adulte\n  source: Un site\n"
    "  lien: https://exemple.fr\n  consulte: 2026-11-22\n  relu: non\n  conditions:\n"
    "    - phrase: Avoir 60 ans\n      age_min: 60\n";

std::string with(const std::string& from, const std::string& to) {
    auto text = kAide;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("at least fifteen aides are known by their conditions, each with its source",
          "[rules][aides]") {
    CHECK(aides().size() >= 15);
    std::set<std::string> ids;
    for (const auto& aide : aides()) {
        CAPTURE(aide.id);
        CHECK(ids.insert(aide.id).second);
        CHECK_FALSE(aide.source.empty());
        CHECK_FALSE(aide.consulte.empty());
        CHECK_FALSE(aide.conditions.empty());
    }
    const auto of_department = std::count_if(aides().begin(), aides().end(), [](const auto& one) {
        return one.portee == rules::Portee::departementale;
    });
    CHECK(of_department >= 5);
}

TEST_CASE("every sentence of an aide is in the three languages of the screens", "[rules][aides]") {
    for (const auto& aide : aides()) {
        CAPTURE(aide.id);
        for (const auto* langue : {"en", "ar"}) {
            CHECK_FALSE(aide.resume.in(langue).empty());
            CHECK(aide.resume.in(langue) != aide.resume.fr);
            for (const auto& condition : aide.conditions) {
                CHECK_FALSE(condition.phrase.in(langue).empty());
                CHECK(condition.phrase.in(langue) != condition.phrase.fr);
            }
        }
    }
}

TEST_CASE("a sentence without its translation, or a translation without its sentence, is refused",
          "[rules][aides]") {
    REQUIRE(read(kAide));
    const std::string more = "  - fr: Une autre\n    en: Another\n    ar: أخرى\n";
    const auto missing = read(with("Avoir 60 ans", "Avoir 61 ans"));
    REQUIRE_FALSE(missing);
    CHECK(missing.error().detail.find("Avoir 61 ans") != std::string::npos);
    const auto unused = read(kAide, kTranslations + more);
    REQUIRE_FALSE(unused);
    CHECK(unused.error().detail.find("Une autre") != std::string::npos);
    const auto twice = kTranslations + "  - fr: Une aide.\n    en: An aid.\n    ar: مساعدة.\n";
    CHECK_FALSE(read(kAide, twice));
    CHECK_FALSE(read(kAide, kTranslations + "  - fr: Une autre\n    en: Another\n"));
    CHECK_FALSE(read(kAide, "autre: rien\n"));
}

TEST_CASE("an aide is refused by the sentence of the condition that fails", "[rules][aides]") {
    const auto young = look("apa", person_born(1990));
    CHECK(young.verdict == Verdict::non);
    CHECK(young.conditions.front().verdict == Verdict::non);
    CHECK(young.conditions.front().condition->phrase.fr == "Avoir 60 ans ou plus");
}

TEST_CASE("what the questionnaire does not ask is to be checked, never refused", "[rules][aides]") {
    const auto old = look("apa", person_born(1950));
    CHECK(old.verdict == Verdict::a_verifier);
    CHECK(old.conditions.front().verdict == Verdict::oui);
    CHECK(old.conditions.back().verdict == Verdict::a_verifier);
}

TEST_CASE("an age known by its year alone leaves the year of the birthday to be checked",
          "[rules][aides]") {
    CHECK(look("apa", person_born(1966, 0)).conditions.front().verdict == Verdict::a_verifier);
    CHECK(look("apa", person_born(1966, 6)).conditions.front().verdict == Verdict::oui);
    CHECK(look("apa", person_born(1966, 8)).conditions.front().verdict == Verdict::non);
}

TEST_CASE("an aide of one person looks at the person for whom it goes best", "[rules][aides]") {
    auto couple = person_born(1990);
    couple.set({Question::couple, 0}, Reponse::de_choix(1));
    couple.set({Question::naissance, 1}, Reponse::de_annee(1955, 1));
    const auto seen = look("apa", couple);
    CHECK(seen.verdict == Verdict::a_verifier);
    CHECK(seen.rang == 1);
}

TEST_CASE("one way among several is enough", "[rules][aides]") {
    auto disabled = person_born(1990);
    disabled.set({Question::situations, 0},
                 Reponse::de_cases(1U << static_cast<unsigned>(rules::Situation::handicap)));
    CHECK(verdict("cmi_invalidite", disabled) == Verdict::a_verifier);
    disabled.set({Question::incapacite, 0}, Reponse::de_choix(4));
    CHECK(verdict("cmi_invalidite", disabled) == Verdict::oui);
    disabled.set({Question::incapacite, 0}, Reponse::de_choix(2));
    CHECK(verdict("cmi_invalidite", disabled) == Verdict::non);
    disabled.set({Question::occupation, 0}, Reponse::de_choix(3));
    CHECK(verdict("maprimeadapt", disabled) == Verdict::a_verifier);
    disabled.set({Question::occupation, 0}, Reponse::de_choix(0));
    CHECK(verdict("maprimeadapt", disabled) == Verdict::non);
}

TEST_CASE("an aide that follows a benefit follows its estimation", "[rules][aides]") {
    auto family = person_born(1985);
    family.set({Question::enfants, 0}, Reponse::de_annees({{2010, 1}}));
    family.set({Question::revenus, 0}, Reponse{});
    family.set({Question::revenus_stables, 0}, Reponse::de_choix(1));
    CHECK(look("pass_sport", family).conditions.front().verdict == Verdict::oui);
    family.set({Question::revenus, 0}, Reponse{}.avec(Ligne::salaire, {Exact{6000}, Exact{6000}}));
    CHECK(verdict("pass_sport", family) == Verdict::non);
}

TEST_CASE("no aide for children is open to a foyer without children", "[rules][aides]") {
    CHECK(verdict("pass_sport", person_born(1990)) == Verdict::non);
    CHECK(verdict("pch_enfant", person_born(1990)) == Verdict::non);
}

TEST_CASE("an aide never turns from no to yes when an answer is forgotten", "[rules][aides]") {
    auto reponses = person_born(1990);
    reponses.set({Question::occupation, 0}, Reponse::de_choix(0));
    const auto before =
        rules::examiner(aides(), reponses, rules::bilan(reponses, parametres_livres()).estimations);
    for (const auto question : {Question::activite, Question::occupation, Question::situations}) {
        auto less = reponses;
        less.clear({question, 0});
        const auto after =
            rules::examiner(aides(), less, rules::bilan(less, parametres_livres()).estimations);
        for (std::size_t i = 0; i < before.size(); ++i) {
            CAPTURE(before[i].aide->id);
            CHECK_FALSE((before[i].verdict == Verdict::non && after[i].verdict == Verdict::oui));
            CHECK_FALSE((before[i].verdict == Verdict::oui && after[i].verdict == Verdict::non));
        }
    }
}

TEST_CASE("a mistake in a file of aides is told with its file and line", "[rules][aides]") {
    REQUIRE(read(kAide));
    struct Mistake {
        std::string from;
        std::string to;
        std::string said;
    };
    const auto mistake = GENERATE(values<Mistake>({
        {"nom: Une aide", "titre: Une aide", "nom"},
        {"pour: adulte", "pour: personne", "adulte, enfant ou foyer"},
        {"pour: adulte", "pour: foyer", "ne va pas avec"},
        {"https://exemple.fr", "exemple.fr", "une adresse est attendue"},
        {"2026-11-22", "novembre", "un jour est attendu"},
        {"age_min: 60", "age_mini: 60", "critère inconnu"},
        {"age_min: 60", "age_min: soixante", "valeur inconnue"},
        {"age_min: 60", "age_min: 600", "valeur inconnue"},
        {"age_min: 60", "incapacite_min: 60", "valeur inconnue"},
        {"age_min: 60", "activite: [salarie]", "mot inconnu"},
        {"age_min: 60", "estimation: rsa", "une liste de mots"},
        {"age_min: 60", "a_verifier: peut-être", "seul « oui » est attendu"},
        {"age_min: 60", "une_de: [{phrase: a, age_min: 3}]", "au moins deux"},
        {"      age_min: 60\n", "", "un seul critère"},
        {"age_min: 60", "age_min: 60\n      age_max: 70", "un seul critère"},
        {"phrase: Avoir 60 ans", "phrase: \"\"", "a une phrase"},
        {"  relu: non\n", "", "relu"},
    }));
    const auto loaded = read(with(mistake.from, mistake.to));
    CAPTURE(mistake.to);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().code == ErrorCode::invalid_input);
    CHECK_THAT(loaded.error().detail, test::contains("nationales.yaml"));
    CHECK_THAT(loaded.error().detail, test::contains("ligne "));
    CHECK_THAT(loaded.error().detail, test::contains(mistake.said));
}
