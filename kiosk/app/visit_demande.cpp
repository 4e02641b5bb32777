// Asking for a rdv when no time can be sold: which half-days, how to be reached if one wants to be.

#include "kiosk/app/demande_offers.h"
#include "kiosk/app/rdv_offers.h"
#include "kiosk/app/typing.h"
#include "kiosk/app/visit.h"

#include <algorithm>

namespace app {
namespace {

constexpr std::size_t kLeastDigits = 6;
constexpr std::size_t kMostDigits = 15;
constexpr std::size_t kLongestEmail = 100;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_phone(const std::string& text) {
    const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
    return digits >= kLeastDigits && digits <= kMostDigits;
}

/// Something, "@", a name with a dot inside.
bool is_email(const std::string& text) {
    const auto at = text.find('@');
    if (at == 0 || at == std::string::npos || text.find('@', at + 1) != std::string::npos) {
        return false;
    }
    const auto dot = text.find('.', at + 2);
    return dot != std::string::npos && text.back() != '.' && text.find(' ') == std::string::npos;
}

/// A character that a phone number or an e-mail may hold.
bool may_hold(bool courriel, const std::string& typed) {
    if (typed.size() != 1) return false;
    const char c = typed.front();
    return courriel ? c > ' ' && c <= '~' : is_digit(c) || c == '+';
}

}  // namespace

bool is_contact(const DemandeVisit& demande) {
    return demande.courriel ? is_email(demande.contact) : is_phone(demande.contact);
}

void Visit::on(const ShowDemande&) {
    if (motif_of(session_.rdv.motif, context_) == nullptr) return;
    session_.demande = {};
    if (!context_.clock_is_known) return ask_contact();
    push(ScreenName::demande);
}

void Visit::on(const ToggleHalfDay& toggle) {
    const auto offered = half_days(context_);
    const bool is_offered = std::find(offered.begin(), offered.end(), toggle.demi) != offered.end();
    if (screen() != ScreenName::demande || !is_offered) return;
    auto& chosen = session_.demande.demi_journees;
    const auto known = std::find(chosen.begin(), chosen.end(), toggle.demi);
    if (known == chosen.end()) {
        chosen.push_back(toggle.demi);
    } else {
        chosen.erase(known);
    }
}

/// Nothing personal is asked for that could not be sealed, nor, about a sensitive motif, before the
/// person said that writing is safe.
void Visit::ask_contact() {
    const auto* motif = motif_of(session_.rdv.motif, context_);
    if (motif == nullptr) return;
    if (!context_.can_seal) return send_demande();
    push(motif->motif.sensible ? ScreenName::prudence : ScreenName::notice);
}

void Visit::on(const AnswerSafe& answer) {
    if (screen() != ScreenName::prudence) return;
    answer.safe ? push(ScreenName::notice) : send_demande();
}

void Visit::on(const GiveContact& give) {
    if (screen() != ScreenName::notice) return;
    session_.demande.courriel = give.courriel;
    session_.demande.contact.clear();
    push(ScreenName::coordonnees);
}

void Visit::on(const WithoutContact&) {
    if (screen() != ScreenName::notice) return;
    session_.demande.contact.clear();
    send_demande();
}

void Visit::type_contact(const std::string& typed) {
    auto& demande = session_.demande;
    const auto longest = demande.courriel ? kLongestEmail : kMostDigits + 1;
    for (const char letter : typed) {
        const std::string one(1, letter);
        const bool fits = demande.contact.size() < longest && may_hold(demande.courriel, one);
        if (fits) demande.contact += one;
    }
}

void Visit::give_contact() {
    if (is_contact(session_.demande)) send_demande();
}

void Visit::send_demande() {
    auto& demande = session_.demande;
    if (demande.asked) return;
    demande.asked = true;
    demande.has_contact = !demande.contact.empty();
    auto wanted = demande.demi_journees;
    std::sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) {
        return std::pair{a.jour, a.apres_midi} < std::pair{b.jour, b.apres_midi};
    });
    SendDemande effect{session_.rdv.motif, wanted, answer_before(wanted, context_), {}};
    (demande.courriel ? effect.coordonnees.courriel : effect.coordonnees.telephone) =
        demande.contact;
    effects_.emplace_back(std::move(effect));
}

void Visit::on(const DemandeWritten& outcome) {
    auto& demande = session_.demande;
    if (!demande.asked) return;
    demande.asked = false;
    demande.contact.clear();
    if (!outcome.demande) return say_of_rdv(SuiteRdv::echec_demande);
    demande.faite = outcome.demande;
    session_.rdv.pris.reset();
    show_taken();
}

}  // namespace app
