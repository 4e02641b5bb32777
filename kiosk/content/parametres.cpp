#include "kiosk/content/parametres.h"

#include "kiosk/content/fields.h"
#include "kiosk/content/parametres_catalogue.h"
#include "kiosk/content/parametres_entree.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace content {
namespace {

using base::Month;
using rules::Lecture;

constexpr std::string_view kCouverture = "couverture.yaml";
constexpr std::string_view kDepart = "premier_mois";
constexpr std::string_view kFin = "dernier_mois";
constexpr std::string_view kValable = "valable_jusqu_au";
constexpr std::string_view kSursis = "sursis_jours";
constexpr int kLongestSursis = 366;
constexpr int kFiscalYears = 3;  ///< incomes of the year N-3 are the oldest looked up
constexpr int kLookbackMonths = 13;
constexpr int kMostMonths = 20 * 12;  ///< covered: more would only fill the memory
constexpr int kMonthsAfter = 11;      ///< December of the last year is looked up

/// The files a benefit's scale date is read from; the first is its own.
struct Source {
    std::string_view fichier;
    std::vector<rules::Prestation> prestations;
};

const std::vector<Source>& sources() {
    using rules::Prestation;
    static const std::vector<Source> sources{
        {"rsa.yaml", {Prestation::rsa}},
        {"prime_activite.yaml", {Prestation::prime_activite}},
        {"aide_logement.yaml", {Prestation::aide_logement}},
        {"adulte_handicape.yaml", {Prestation::aah}},
        {"vie_autonome.yaml", {Prestation::mva}},
        {"invalidite.yaml", {Prestation::asi}},
        {"personnes_agees.yaml", {Prestation::aspa}},
        {"solidarite_specifique.yaml", {Prestation::ass}},
        {"sante_solidaire.yaml", {Prestation::css_gratuite, Prestation::css_participation}},
        {"allocations_familiales.yaml", {Prestation::af}},
        {"complement_familial.yaml", {Prestation::cf}},
        {"soutien_familial.yaml", {Prestation::asf}},
        {"paje.yaml", {Prestation::paje_base}},
        {"enfant_handicape.yaml", {Prestation::aeeh}},
        {"rentree_scolaire.yaml", {Prestation::ars}},
        {"cheque_energie.yaml", {Prestation::cheque_energie}},
        {"bourse_college.yaml", {Prestation::bourse_college}},
        {"bourse_lycee.yaml", {Prestation::bourse_lycee}},
        {"general.yaml", {}},
        {"impot.yaml", {}},
        {"famille.yaml", {}},
    };
    return sources;
}

const Source* find_source(const std::string& nom) {
    const auto found = std::find_if(sources().begin(), sources().end(),
                                    [&](const Source& s) { return s.fichier == nom; });
    return found == sources().end() ? nullptr : &*found;
}

const Parametre* find_parametre(const std::string& cle) {
    for (const auto* list : {&parametres_familles(), &parametres_solidarite()}) {
        for (const auto& parametre : *list) {
            if (parametre.cle == cle) return &parametre;
        }
    }
    return nullptr;
}

Error at(const std::string& fichier, int line, const std::string& what) {
    return fail(ErrorCode::invalid_input,
                fichier + " : ligne " + std::to_string(line) + " : " + what);
}

class Reader {
  public:
    explicit Reader(const std::vector<FichierParametres>& fichiers) : fichiers_(fichiers) {}

    Result<rules::Parametres> read() {
        auto covered = read_couverture();
        if (!covered) return covered.error();
        const Month first{covered->first.year() - kFiscalYears, 1};
        const auto months = static_cast<std::size_t>(covered->last + kMonthsAfter + 1 - first);
        rules::Parametres parametres{covered->first, covered->last, first, months};
        parametres.set_until(covered->until.known, covered->until.usable);
        for (const auto& fichier : fichiers_) {
            if (fichier.nom == kCouverture) continue;
            if (auto done = read_file(fichier, parametres); !done) return done.error();
        }
        if (auto complete = check_complete(); !complete) return complete.error();
        return parametres;
    }

  private:
    struct Until {
        base::Date known;
        base::Date usable;
    };
    struct Couverture {
        Month first;
        Month last;
        Until until;
    };

    static Result<Until> read_until(const Node& root) {
        const auto valid = read_date(root.text_at(kValable));
        const auto& text = root.text_at(kSursis);
        int grace = -1;
        const auto* end = text.data() + text.size();
        const auto read = std::from_chars(text.data(), end, grace);
        const bool number = read.ec == std::errc{} && read.ptr == end;
        if (!valid || !number || grace < 0 || grace > kLongestSursis) {
            return fail(ErrorCode::invalid_input, std::string{kValable} + " est une date et " +
                                                      std::string{kSursis} + " un nombre de jours");
        }
        return Until{*valid, base::Date{std::chrono::sys_days{*valid} + std::chrono::days{grace}}};
    }

    Result<Couverture> read_couverture() const {
        for (const auto& fichier : fichiers_) {
            if (fichier.nom != kCouverture) continue;
            const auto first = parse_month(fichier.racine.text_at(kDepart));
            const auto last = parse_month(fichier.racine.text_at(kFin));
            if (!first || !last || *last < *first || *last - *first > kMostMonths) {
                return at(fichier.nom, fichier.racine.line(),
                          "les mois couverts ne sont pas valables");
            }
            const auto until = read_until(fichier.racine);
            if (!until) {
                return at(fichier.nom, fichier.racine.line(), until.error().detail);
            }
            return Couverture{*first, *last, *until};
        }
        return fail(ErrorCode::not_found, std::string(kCouverture) + " : manque");
    }

    Status read_file(const FichierParametres& fichier, rules::Parametres& parametres) {
        const auto* source = find_source(fichier.nom);
        if (source == nullptr) return at(fichier.nom, 1, "aucune aide ne lit ce fichier");
        std::vector<Month> of_reference;
        std::vector<Month> of_loi;
        for (const auto& [cle, node] : fichier.racine.entries()) {
            const auto* parametre = find_parametre(cle);
            if (parametre == nullptr) return at(fichier.nom, node.line(), cle + " est inconnu");
            if (!seen_.emplace(cle, true).second) {
                return at(fichier.nom, node.line(), cle + " est donné deux fois");
            }
            auto entree = read_entree(node, *parametre);
            if (!entree)
                return fail(entree.error().code, fichier.nom + " : " + entree.error().detail);
            if (auto done = fill(*parametre, *entree, parametres); !done) {
                return at(fichier.nom, node.line(), done.error().detail);
            }
            mark_provisional(*source, *entree, parametres);
            for (const auto& valeur : entree->valeurs) {
                of_loi.push_back(first_whole_month(valeur));
                if (!valeur.loi_seule) of_reference.push_back(of_loi.back());
            }
        }
        std::sort(of_reference.begin(), of_reference.end());
        std::sort(of_loi.begin(), of_loi.end());
        for (const auto prestation : source->prestations) {
            parametres.set_scale_dates(prestation, Lecture::reference, of_reference);
            parametres.set_scale_dates(prestation, Lecture::loi, of_loi);
        }
        return Done{};
    }

    /// Writes the value in force on the first day of each month, for both readings.
    static Status fill(const Parametre& parametre, const Entree& entree,
                       rules::Parametres& parametres) {
        const auto needed = needed_since(parametre.recul, parametres);
        for (std::size_t i = 0; i < parametres.size(); ++i) {
            const auto month = parametres.first() + static_cast<int>(i);
            for (const auto lecture : {Lecture::reference, Lecture::loi}) {
                const auto* valeur = entree.on(month, lecture);
                if (valeur == nullptr && month >= needed && parametre.recul != Recul::aucun) {
                    return fail(ErrorCode::invalid_input,
                                std::string(parametre.cle) + " commence trop tard");
                }
                if (valeur == nullptr) continue;
                const auto field = parametre.field(parametres.writable(month, lecture));
                std::copy(valeur->colonnes.begin(), valeur->colonnes.end(), field.begin());
            }
        }
        return Done{};
    }

    static void mark_provisional(const Source& source, const Entree& entree,
                                 rules::Parametres& parametres) {
        for (std::size_t i = 0; i < parametres.size(); ++i) {
            const auto month = parametres.first() + static_cast<int>(i);
            const auto* valeur = entree.on(month, Lecture::loi);
            if (valeur == nullptr || !valeur->provisoire) continue;
            for (const auto prestation : source.prestations) {
                parametres.mark_provisional(prestation, month);
            }
        }
    }

    static Month needed_since(Recul recul, const rules::Parametres& parametres) {
        if (recul == Recul::annee_fiscale) return parametres.first();
        return parametres.covered_first() - kLookbackMonths;
    }

    Status check_complete() const {
        for (const auto* list : {&parametres_familles(), &parametres_solidarite()}) {
            for (const auto& parametre : *list) {
                if (seen_.count(std::string(parametre.cle)) != 0) continue;
                return fail(ErrorCode::invalid_input,
                            "aucun fichier ne donne " + std::string(parametre.cle));
            }
        }
        return Done{};
    }

    const std::vector<FichierParametres>& fichiers_;
    std::map<std::string, bool> seen_;
};

}  // namespace

Result<rules::Parametres> read_parametres(const std::vector<FichierParametres>& fichiers) {
    return Reader{fichiers}.read();
}

}  // namespace content
