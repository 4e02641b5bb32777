#include "sync/central/projector.h"

#include "sync/central/desk_event.h"
#include "sync/protocol/event_codec.h"
#include "sync/protocol/event_names.h"

namespace central {
namespace {

using What = TicketChange::What;

class Projection {
  public:
    explicit Projection(const StoredEvent& event)
        : event_(event), day_(attribute(event.when.interval)) {}

    void operator()(const domain::Passage& passage) {
        if (day_.dating == Dating::unknown) {
            count("passage.date_inconnue");
        } else {
            count("passage." + std::string{protocol::to_name(passage.origine)});
        }
        if (day_.dating == Dating::estimated) count("passage.estime");
        if (!passage.ticket) return;
        changes_.ticket = {What::taken, event_.borne, event_.seq, event_.marque,
                           protocol::ticket_code(*passage.ticket)};
    }
    void operator()(const domain::PassageAppele& e) { move(What::called, e); }
    void operator()(const domain::PassageServi& e) { move(What::served, e); }
    void operator()(const domain::PassageParti& e) { move(What::left, e); }
    void operator()(const domain::AideDemandee& asked) {
        count("aide_demandee");
        const bool urgent = asked.nature == domain::NatureAide::urgence;
        changes_.help = {event_.borne, asked.aide, true, urgent};
    }
    void operator()(const domain::AideRepondue& answered) {
        changes_.help = {event_.borne, answered.aide, false, false};
    }
    void operator()(const domain::CompteursJour& day) {
        for (const auto& compteur : day.compteurs) {
            changes_.counters.push_back({day.jour, std::string{protocol::to_name(compteur.famille)},
                                         compteur.cle, compteur.nombre});
        }
    }
    void operator()(const domain::BorneEtat&) {}
    void operator()(const domain::PackActive& event) { changes_.content = event.version; }
    void operator()(const domain::Inventaire& event) {
        changes_.order_done = event.commande;
        if (event.droits) changes_.rdv = event;
    }
    void operator()(const domain::Sauvetage&) { count("sauvetage"); }
    void operator()(const domain::RdvIntention&) {}
    void operator()(const domain::RdvPris& sold) {
        count("rdv_pris." + std::string{protocol::to_name(sold.origine)} +
              (sold.droit == 0 ? ".en_ligne" : ".hors_ligne"));
        changes_.rdv = sold;
    }
    void operator()(const domain::Demande& asked) {
        count("demande");
        changes_.rdv = asked;
    }
    void operator()(const domain::RdvRemis& said) { changes_.rdv = said; }
    void operator()(const domain::RdvAnnule& said) { changes_.rdv = said; }
    void operator()(const domain::RdvAbandonne& said) { changes_.rdv = said; }
    void operator()(const domain::RdvArrive& said) { changes_.rdv = said; }
    void operator()(const domain::RdvStatut& said) { changes_.rdv = said; }
    void operator()(const domain::DroitRendu& said) { changes_.rdv = said; }

    Changes take() { return std::move(changes_); }

  private:
    void count(const std::string& indicateur) {
        changes_.counts.push_back({event_.borne, day_.jour, indicateur, 1});
    }
    template <class Said>
    void move(What what, const Said& said) {
        if (said.ailleurs) {
            changes_.ticket = {what, said.ailleurs->borne, said.ailleurs->passage,
                               said.ailleurs->marque, ""};
        } else {
            changes_.ticket = {what, event_.borne, 0, 0, protocol::ticket_code(said.ticket)};
        }
    }

    const StoredEvent& event_;
    Attribution day_;
    Changes changes_;
};

What what_of(DeskAction::Kind kind) {
    if (kind == DeskAction::Kind::appele) return What::called;
    return kind == DeskAction::Kind::servi ? What::served : What::left;
}

Result<Changes> changes_of_desk(const StoredEvent& event) {
    const auto action = decode_desk_action(event.type, event.v, event.body);
    if (!action) return action.error();
    Changes changes;
    if (action->kind == DeskAction::Kind::aide_repondue) {
        changes.help = {action->borne, action->aide, false, false};
    } else {
        changes.ticket = {what_of(action->kind), action->borne, action->passage, action->marque,
                          ""};
    }
    return changes;
}

}  // namespace

Result<Changes> changes_of(const StoredEvent& event) {
    if (event.borne == 0) return changes_of_desk(event);
    const auto decoded = protocol::decode_event(event.type, event.v, event.body);
    if (!decoded) return decoded.error();
    Projection projection{event};
    std::visit(projection, *decoded);
    return projection.take();
}

}  // namespace central
