#pragma once

// What the logs of bornes say of rendez-vous, inside the transaction that keeps the event.
//
//  1. `enter` changes the book, once for each event: counting again never does.
//  2. `say` and `unsay` keep or forget a fact. What a rdv counts as is a function of the facts of
//     its code, whatever the order they came in.
//  3. A rdv counts once its sale was told: in the MDS of its agenda, on its own day.

#include "sync/central/projector.h"
#include "sync/central/sql/connection.h"

namespace central {

/// A change of the counts that does not belong to the event's own day or MDS.
struct RdvCount {
    std::string mds;
    std::int64_t jour = 0;  ///< as in the column
    std::string indicateur;
    std::int64_t n = 0;
};

/// "rdv.rsa.honore": its service, then its status as it counts. A rdv whose ticket was not handed
/// over is never an absence: it is `non_remis`.
std::string indicator_of(std::int64_t service, domain::StatutRdv statut, bool handed_over);

class SqlRdvLog {
  public:
    explicit SqlRdvLog(sql::Connection& connection) : connection_(connection) {}

    /// Why that sale cannot be one: its id is another rdv's. The answer never changes.
    Result<bool> is_of_another(const domain::RdvPris& sold, std::int64_t borne);

    Status enter(const StoredEvent& event, const domain::Event& said);

    /// What the counts become; nothing when the event is no fact.
    Result<std::vector<RdvCount>> say(const StoredEvent& event, const domain::Event& said);
    Result<std::vector<RdvCount>> unsay(const StoredEvent& event, const domain::Event& said);

    /// Before counting again from the events: forgets every fact but those a purge left, and says
    /// what these count.
    Result<std::vector<RdvCount>> start_again();
    /// Facts of events that are leaving stay.
    Status freeze(std::int64_t borne, std::int64_t last_seq);

  private:
    Result<std::vector<RdvCount>> write_facts(const StoredEvent& event, const domain::Event& said,
                                              std::string_view sql);
    Result<std::vector<RdvCount>> refresh(domain::CodeRdv code);
    sql::Connection& connection_;
};

}  // namespace central
