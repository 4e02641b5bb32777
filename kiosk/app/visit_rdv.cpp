// Taking a rdv, coming for it, moving it, cancelling it.

#include "kiosk/app/rdv_offers.h"
#include "kiosk/app/visit.h"
#include "kiosk/base/crockford.h"

#include <algorithm>

namespace app {
namespace {

using namespace std::chrono_literals;
using Etat = domain::RdvDeBorne::Etat;

constexpr std::size_t kCodeLength = 7;
constexpr auto kEarly = 30min;
constexpr auto kLate = 10min;

/// When somebody comes, beside when they were expected.
SuiteRdv arrival_at(const domain::RdvDeBorne& rdv, base::Instant now) {
    const auto here = base::to_paris(now);
    if (base::to_paris(rdv.tranche.start).date != here.date) return SuiteRdv::autre_jour;
    if (rdv.tranche.start - now > kEarly) return SuiteRdv::en_avance;
    if (now - rdv.tranche.start > kLate) return SuiteRdv::en_retard;
    return SuiteRdv::a_l_heure;
}

}  // namespace

void Visit::on(const ShowMotifs&) {
    session_.chose = true;
    session_.rdv.remplace.reset();
    push(ScreenName::motifs);
}

void Visit::on(const ChooseMotif& choice) {
    if (motif_of(choice.motif, context_) == nullptr) return;
    session_.chose = true;
    leave_centre();
    auto& rdv = session_.rdv;
    if (screen() != ScreenName::motifs) rdv.remplace.reset();
    rdv.motif = choice.motif;
    rdv.jours.clear();
    rdv.au_centre.clear();
    rdv.centre_muet = false;
    rdv.creneau.reset();
    rdv.vente = SaleState::none;
    push(ScreenName::creneaux);
    search_centre();
}

void Visit::on(const ShowDay& show) {
    if (screen() != ScreenName::creneaux) return;
    auto& rdv = session_.rdv;
    const auto next = next_day(session_, context_);
    if (show.later && next) rdv.jours.push_back(*next);
    if (!show.later && !rdv.jours.empty()) rdv.jours.pop_back();
    rdv.creneau.reset();
    rdv.vente = SaleState::none;
    session_.stack.back().page = 0;
    search_centre();
}

void Visit::on(const ChooseCreneau& choice) {
    const auto offered = creneaux_of_day(session_, context_);
    const bool is_offered =
        std::find(offered.begin(), offered.end(), choice.tranche) != offered.end();
    if (screen() != ScreenName::creneaux || !is_offered) return;
    session_.rdv.creneau = choice.tranche;
    session_.rdv.vente = SaleState::none;
}

void Visit::book() {
    auto& rdv = session_.rdv;
    const auto* motif = motif_of(rdv.motif, context_);
    if (!rdv.creneau || motif == nullptr || rdv.vente == SaleState::asked) return;
    rdv.vente = SaleState::asked;
    const auto origine =
        session_.staff.entered ? domain::OrigineRdv::agent : domain::OrigineRdv::borne;
    rdv.lieu.clear();
    if (is_held(*rdv.creneau, session_, context_)) {
        effects_.emplace_back(SellRdv{motif->motif, *rdv.creneau, rdv.remplace, origine});
        return;
    }
    const auto* offre = offered_by_centre(rdv, *rdv.creneau);
    if (offre == nullptr) return on(RdvNotSold{SaleState::taken});
    rdv.lieu = offre->lieu;
    rdv.demande_a.reset();
    effects_.emplace_back(BookAtCentre{motif->motif, *rdv.creneau, rdv.remplace, origine});
}

void Visit::on(const RdvSold& sold) {
    auto& rdv = session_.rdv;
    if (rdv.vente != SaleState::asked) return;
    rdv.vente = SaleState::sold;
    rdv.pris = sold.rdv;
    session_.demande.faite.reset();
    rdv.creneau.reset();
    rdv.remplace.reset();
    show_taken();
}

/// The code of a rdv, or of a demande, is shown, and printed when it can be.
void Visit::show_taken() {
    auto& rdv = session_.rdv;
    rdv.imprime.reset();
    rdv.remis = false;
    if (session_.staff.entered) {
        push_home_of_agent();
    } else {
        session_.stack = {{ScreenName::accueil}, {ScreenName::besoins}};
    }
    push(ScreenName::pris);
    if (context_.printer_ready) {
        effects_.emplace_back(PrintRdvTicket{});
    } else {
        rdv.imprime = false;
    }
}

void Visit::on(const RdvNotSold& failed) {
    auto& rdv = session_.rdv;
    if (rdv.vente != SaleState::asked) return;
    rdv.vente = failed.why;
    rdv.creneau.reset();
    if (failed.why == SaleState::failed) return;
    rdv.au_centre.clear();
    rdv.centre_muet = failed.why == SaleState::silent;
    if (failed.why == SaleState::taken) search_centre();
}

void Visit::on(const RdvPrinted& outcome) {
    auto& rdv = session_.rdv;
    if (!rdv.pris && !session_.demande.faite) return;
    rdv.imprime = outcome.printed;
    if (!outcome.printed) return;
    count(domain::FamilleCompteur::impression, "rdv");
    if (rdv.remis) return;
    rdv.remis = true;
    if (!rdv.pris) return;
    effects_.emplace_back(RecordHandOver{rdv.pris->code, domain::RemiseTicket::imprime});
}

void Visit::on(const PrintRdv&) {
    if (screen() != ScreenName::pris || !session_.rdv.imprime) return;
    session_.rdv.imprime.reset();
    effects_.emplace_back(PrintRdvTicket{});
}

void Visit::on(const HaveNotedCode&) {
    auto& rdv = session_.rdv;
    if (screen() != ScreenName::pris || rdv.remis) return;
    rdv.remis = true;
    if (!rdv.pris) return;
    effects_.emplace_back(RecordHandOver{rdv.pris->code, domain::RemiseTicket::affiche});
}

void Visit::on(const ShowOwnRdv&) {
    if (screen() != ScreenName::pris || !session_.rdv.pris) return;
    session_.rdv.code = session_.rdv.pris->code;
    push(ScreenName::mon_rdv);
}

void Visit::on(const HaveRdv&) {
    session_.chose = true;
    auto& rdv = session_.rdv;
    rdv.typed.clear();
    rdv.wrong = false;
    rdv.code.reset();
    push(ScreenName::rdv);
}

/// A code is given once its last letter is typed: a scanner needs no key after it.
void Visit::type_rdv_code(const std::string& typed) {
    auto& rdv = session_.rdv;
    if (session_.code_guard.pauses(context_.now)) return;
    for (const char letter : typed) {
        const auto digit = base::crockford_digit(letter);
        if (!digit) continue;
        if (rdv.typed.size() == kCodeLength) rdv.typed.clear();
        rdv.typed += base::crockford_letter(*digit);
        rdv.wrong = false;
        if (rdv.typed.size() == kCodeLength) give_rdv_code();
    }
}

void Visit::give_rdv_code() {
    auto& rdv = session_.rdv;
    auto& guard = session_.code_guard;
    if (screen() != ScreenName::rdv || guard.pauses(context_.now)) return;
    const auto code = domain::parse_code_rdv(rdv.typed);
    if (!code) {
        if (guard.wrong >= CodeGuard::kMostWrong) guard.wrong = 0;
        ++guard.wrong;
        guard.last_wrong = context_.now;
        rdv.wrong = true;
        return;
    }
    guard = {};
    rdv.code = *code;
    rdv.typed.clear();
    if (session_.staff.entered) return on(OpenRdv{*code});
    push(ScreenName::mon_rdv);
}

void Visit::say_of_rdv(SuiteRdv suite) {
    session_.rdv.suite = suite;
    push(ScreenName::suite_rdv);
}

void Visit::on(const DeclareArrival&) {
    auto& rdv = session_.rdv;
    if (screen() != ScreenName::mon_rdv || !rdv.code) return;
    const auto* own = own_rdv(*rdv.code, context_);
    if (own != nullptr && own->etat == Etat::annule) return say_of_rdv(SuiteRdv::deja_annule);
    const auto known = context_.arrives.count(*rdv.code) > 0;
    if (known) return say_of_rdv(SuiteRdv::deja_arrive);
    rdv.suite = own == nullptr ? SuiteRdv::arrive_inconnu : arrival_at(*own, context_.wall);
    if (own != nullptr && !context_.clock_is_known) rdv.suite = SuiteRdv::arrive_inconnu;
    if (rdv.suite == SuiteRdv::autre_jour) return push(ScreenName::suite_rdv);
    const bool has_passage = rdv.arrived || session_.ticket.state == TicketState::issued;
    effects_.emplace_back(NoteArrival{*rdv.code, !has_passage});
}

void Visit::on(const ArrivalNoted& outcome) {
    if (session_.staff.entered) return on(AgentNoted{outcome.written});
    if (screen() != ScreenName::mon_rdv) return;
    if (!outcome.written) return say_of_rdv(SuiteRdv::echec);
    session_.rdv.arrived = true;
    push(ScreenName::suite_rdv);
}

void Visit::on(const MoveRdv&) {
    auto& rdv = session_.rdv;
    if (screen() != ScreenName::mon_rdv || !rdv.code) return;
    const auto* own = own_rdv(*rdv.code, context_);
    if (own != nullptr && own->etat == Etat::annule) return say_of_rdv(SuiteRdv::deja_annule);
    const auto code = *rdv.code;
    push(ScreenName::motifs);
    if (own != nullptr) on(ChooseMotif{own->motif});
    rdv.remplace = code;
}

void Visit::on(const AskCancel&) {
    const auto& demande = session_.demande.faite;
    if (screen() == ScreenName::pris && demande) {
        session_.rdv.code = demande->code;
        return push(ScreenName::annuler);
    }
    if (screen() != ScreenName::mon_rdv || !session_.rdv.code) return;
    const auto* own = own_rdv(*session_.rdv.code, context_);
    if (own != nullptr && own->etat == Etat::annule) return say_of_rdv(SuiteRdv::deja_annule);
    push(ScreenName::annuler);
}

void Visit::on(const ConfirmCancel&) {
    auto& rdv = session_.rdv;
    if (screen() != ScreenName::annuler || !rdv.code) return;
    if (rdv.annule_en_cours) return;
    const bool own = own_rdv(*rdv.code, context_) != nullptr || is_demande_of(session_);
    rdv.suite = own ? SuiteRdv::annule : SuiteRdv::annule_demande;
    rdv.annule_en_cours = !own && context_.asks_centre;
    if (rdv.annule_en_cours) {
        effects_.emplace_back(CancelAtCentre{*rdv.code});
    } else {
        effects_.emplace_back(CancelByCode{*rdv.code});
    }
}

void Visit::on(const RdvLeft& outcome) {
    auto& rdv = session_.rdv;
    rdv.annule_en_cours = false;
    if (screen() != ScreenName::annuler) return;
    using Sorte = domain::ReponseDuCentre::Sorte;
    if (outcome.centre == Sorte::fait) rdv.suite = SuiteRdv::annule;
    if (outcome.centre == Sorte::inconnu) rdv.suite = SuiteRdv::annule_inconnu;
    say_of_rdv(outcome.written ? rdv.suite : SuiteRdv::echec);
}

}  // namespace app
