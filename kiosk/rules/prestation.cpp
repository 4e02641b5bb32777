#include "kiosk/rules/prestation.h"

namespace rules {
namespace {

struct Names {
    std::string_view identifier;
    std::string_view french;
};

constexpr std::array<Names, kPrestations> kNames{{
    {"rsa", "revenu de solidarité active"},
    {"prime_activite", "prime d'activité"},
    {"aide_logement", "aide au logement"},
    {"aah", "allocation aux adultes handicapés"},
    {"mva", "majoration pour la vie autonome"},
    {"asi", "allocation supplémentaire d'invalidité"},
    {"aspa", "allocation de solidarité aux personnes âgées"},
    {"ass", "allocation de solidarité spécifique"},
    {"css_gratuite", "complémentaire santé solidaire sans participation"},
    {"css_participation", "complémentaire santé solidaire avec participation"},
    {"af", "allocations familiales"},
    {"cf", "complément familial"},
    {"asf", "allocation de soutien familial"},
    {"paje_base", "allocation de base de la prestation d'accueil du jeune enfant"},
    {"aeeh", "allocation d'éducation de l'enfant handicapé"},
    {"ars", "allocation de rentrée scolaire"},
    {"cheque_energie", "chèque énergie"},
    {"bourse_college", "bourse de collège"},
    {"bourse_lycee", "bourse de lycée"},
}};

const Names& names(Prestation prestation) {
    return kNames[static_cast<std::size_t>(prestation)];
}

}  // namespace

std::string_view identifier(Prestation prestation) {
    return names(prestation).identifier;
}

std::string_view french_name(Prestation prestation) {
    return names(prestation).french;
}

}  // namespace rules
