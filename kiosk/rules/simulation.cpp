#include "kiosk/rules/simulation.h"

#include "kiosk/rules/adulte_handicape.h"
#include "kiosk/rules/aide_logement.h"
#include "kiosk/rules/bourses.h"
#include "kiosk/rules/cheque_energie.h"
#include "kiosk/rules/enfant_handicape.h"
#include "kiosk/rules/minimum_vieillesse.h"
#include "kiosk/rules/prestations_familiales.h"
#include "kiosk/rules/prime_activite.h"
#include "kiosk/rules/rentree_scolaire.h"
#include "kiosk/rules/revenu_solidarite.h"
#include "kiosk/rules/sante_solidaire.h"
#include "kiosk/rules/solidarite_specifique.h"

namespace rules {
namespace {

constexpr std::size_t kMonths = 13;  ///< M and the twelve months before, by distance from M

class Evaluation {
  public:
    Evaluation(const Dossier& dossier, Trace* trace) : dossier_(dossier), trace_(trace) {}

    Resultats run() {
        family_benefits();
        personal_benefits();
        housing();
        social_minima();
        health();
        yearly();
        return results_;
    }

  private:
    void family_benefits() {
        for (std::size_t back = 0; back < kMonths; ++back) {
            const auto month = dossier_.mois() - static_cast<int>(back);
            Trace* trace = back == 0 ? trace_ : nullptr;
            familiales_[back] = prestations_familiales(dossier_, month, trace);
        }
        const auto& now = familiales_.front();
        results_.af = now.af;
        results_.cf = now.cf;
        results_.asf = now.asf;
        results_.paje_base = now.paje_base;
        results_.aeeh = enfant_handicape(dossier_, dossier_.mois(), trace_);
    }

    void personal_benefits() {
        for (std::size_t i = 0; i < dossier_.adultes().size(); ++i) {
            results_.aah[i] = adulte_handicape(dossier_, i, trace_);
            results_.ass[i] = solidarite_specifique(dossier_, i, results_.aah[i], trace_);
        }
        const auto aged = minimum_vieillesse(dossier_, results_.ass, trace_);
        results_.asi = aged.asi;
        results_.aspa = aged.aspa;
    }

    void housing() {
        const auto amount =
            aide_logement(dossier_, dossier_.mois(), results_.aah, results_.ass, trace_);
        const bool is_hlm =
            dossier_.foyer().logement.occupation == domain::Occupation::locataire_hlm;
        if (is_hlm) {
            results_.apl = amount;
        } else if (occupants(dossier_, dossier_.mois()).a_charge > 0) {
            results_.alf = amount;
        } else {
            results_.als = amount;
        }
        for (std::size_t i = 0; i < dossier_.adultes().size(); ++i) {
            const VieAutonome received{results_.aah[i] + results_.asi[i], amount};
            results_.mva[i] = vie_autonome(dossier_, i, received, trace_);
        }
    }

    void social_minima() {
        const Ressources at_m{results_.aide_logement(), results_.aspa,
                              familiales_.front().comptees};
        results_.rsa = revenu_solidarite(dossier_, at_m, trace_);
        if (!is_foyer_of_worker(dossier_, trace_)) return;

        ParAdulte aah{};
        ParAdulte ass{};
        for (std::size_t i = 0; i < dossier_.adultes().size(); ++i) {
            aah[i] = dossier_.adultes()[i].passees.aah;
            ass[i] = dossier_.adultes()[i].passees.ass;
        }
        RecuParMois received{};
        const int shift = dossier_.decalage();
        for (int back = 1 + shift; back <= 3 + shift; ++back) {
            const auto k = static_cast<std::size_t>(back);
            received.aide_logement[k] =
                aide_logement(dossier_, dossier_.mois() - back, aah, ass, nullptr);
            received.prestations_familiales[k] = familiales_[k].comptees;
        }
        results_.prime_activite = prime_activite(dossier_, received, trace_);
    }

    void health() {
        RecuSante received;
        for (std::size_t back = 1; back < kMonths; ++back) {
            const auto& month = familiales_[back];
            received.prestations_familiales_per_year += month.af + month.asf + month.cf;
        }
        received.aide_logement_per_month = results_.aide_logement();
        received.rsa_per_month = results_.rsa;
        received.ass_per_month = results_.ass;
        const auto sante = sante_solidaire(dossier_, received, trace_);
        results_.css_gratuite = sante.gratuite;
        results_.css_participation = sante.participation;
    }

    void yearly() {
        const auto income = revenu_fiscal_reference(dossier_, dossier_.mois().year() - 2);
        results_.ars = rentree_scolaire(dossier_, trace_);
        results_.cheque_energie = cheque_energie(dossier_, income, trace_);
        results_.bourse_college = bourse_college(dossier_, income, trace_);
        results_.bourse_lycee = bourse_lycee(dossier_, income, trace_);
    }

    const Dossier& dossier_;
    Trace* trace_;
    Resultats results_;
    std::array<PrestationsFamiliales, kMonths> familiales_;
};

}  // namespace

Result<Resultats> simuler(const domain::Foyer& foyer, const Parametres& parametres, Lecture lecture,
                          Trace* trace) {
    if (auto sound = domain::check(foyer); !sound) return sound.error();
    if (!parametres.covers(foyer.mois)) {
        return fail(ErrorCode::invalid_input, "le mois est hors des barèmes");
    }
    const Dossier dossier{foyer, parametres, lecture};
    return Evaluation{dossier, trace}.run();
}

}  // namespace rules
