// The promises of booking.md: 0 double and 0 lost where nobody forced anything and no card, no base
// was put back; else every double is a conflict that names both tickets.

#include "platform/sqlite/statement.h"
#include "tests/flotte/fleet.h"

#include <algorithm>
#include <map>
#include <set>

namespace flotte {
namespace {

using platform::Database;
using platform::Statement;
using Place = central::RdvTenu::Place;

struct Kept {
    domain::Tranche tranche;
    domain::CodeRdv code;
    Place place = Place::pris;
};

/// What the centre holds, read from its file once it is down.
struct Book {
    std::map<std::string, Kept> rdv;
    std::set<std::pair<std::string, std::string>> conflits;  ///< both ways
    std::map<std::pair<std::int64_t, std::int64_t>, std::pair<std::int64_t, std::string>> quanta;
};

std::int64_t column(domain::Quantum quantum) {
    return quantum.time_since_epoch().count();
}

Book read_book(const Database& database) {
    Book book;
    Statement rdv{database, "select id, agenda, debut, fin, code, place from rdv"};
    while (rdv.next_row()) {
        const auto quantum = [&](int i) { return domain::Quantum{domain::Quanta{rdv.number(i)}}; };
        book.rdv[rdv.text(0)] = {{rdv.number(1), quantum(2), quantum(3)},
                                 {static_cast<std::uint32_t>(rdv.number(4))},
                                 static_cast<Place>(rdv.number(5))};
    }
    Statement conflits{database, "select rdv, contre_rdv from conflit where contre_rdv <> ''"};
    while (conflits.next_row()) {
        book.conflits.insert({conflits.text(0), conflits.text(1)});
        book.conflits.insert({conflits.text(1), conflits.text(0)});
    }
    Statement quanta{database, "select agenda, quantum, droit, rdv from occupation"};
    while (quanta.next_row()) {
        book.quanta[{quanta.number(0), quanta.number(1)}] = {quanta.number(2), quanta.text(3)};
    }
    return book;
}

class Checking {
  public:
    Checking(const Finished& run, const Book& book) : run_(run), book_(book) {}

    /// Nobody who counts on a ticket is unknown.
    void none_is_lost() {
        for (const auto& ticket : run_.model.tickets) {
            if (!stands(ticket) || (ticket.sold && ticket.sold->destroyed)) continue;
            const auto kept = book_.rdv.find(ticket.rdv);
            if (kept == book_.rdv.end()) {
                breaks("un ticket n'est pas au centre", ticket);
            } else if (kept->second.tranche != ticket.tranche || kept->second.code != ticket.code) {
                breaks("un ticket n'est pas au centre ce qu'il est sur le papier", ticket);
            } else if (!is_held(kept->second.place)) {
                breaks("un ticket est perdu sans que personne l'ait annulé", ticket);
            }
        }
    }

    /// Who was told that he has cancelled has, and his time is not kept for him.
    void none_stays_cancelled_for_nothing() {
        for (const auto& ticket : run_.model.tickets) {
            if (!ticket.cancelled || ticket.cancelled->destroyed) continue;
            if (shares_its_code(ticket)) continue;
            const auto kept = book_.rdv.find(ticket.rdv);
            const bool is_taken = kept != book_.rdv.end() && kept->second.place == Place::pris;
            if (is_taken) breaks("un rdv annulé garde son temps", ticket);
        }
    }

    /// Two people at one time are a conflict that names both, where it may happen at all.
    void no_double_is_silent() {
        std::vector<const Ticket*> all;
        for (const auto& ticket : run_.model.tickets) {
            const auto kept = book_.rdv.find(ticket.rdv);
            // Given up: its sale was destroyed with its card, as `none_is_lost` checks.
            const bool is_told = kept != book_.rdv.end() && kept->second.place != Place::abandonne;
            if (stands(ticket) && is_told) all.push_back(&ticket);
        }
        std::sort(all.begin(), all.end(),
                  [](const auto* a, const auto* b) { return a->tranche < b->tranche; });
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (auto j = i + 1; j < all.size(); ++j) {
                if (!overlap(all[i]->tranche, all[j]->tranche)) break;
                judge_double(*all[i], *all[j]);
            }
        }
    }

    /// Each rdv that has its time has all of it, and alone.
    void quanta_are_whole() {
        std::map<std::string, std::int64_t> had;
        for (const auto& [where, what] : book_.quanta) {
            if (!what.second.empty()) ++had[what.second];
        }
        for (const auto& [id, rdv] : book_.rdv) {
            const auto wanted = rdv.place == Place::pris ? length(rdv.tranche).count() : 0;
            const auto has = had.count(id) != 0 ? had[id] : 0;
            if (has != wanted) run_.stage.breaks("un rdv n'a pas le temps que le livre lui donne");
        }
    }

    /// What a borne believes it may sell, nobody else may.
    void what_is_held_is_theirs() {
        for (const auto& borne : run_.bornes) {
            const auto held = borne->droits();
            for (const auto& piece : held.pieces()) {
                if (piece.etat == domain::DroitsTenus::Etat::detenu) check_piece(piece);
            }
        }
    }

  private:
    bool is_held(Place place) const {
        if (place == Place::pris) return true;
        return !run_.is_calm && (place == Place::conflit || place == Place::maintenu);
    }

    /// Copies of a card may, once in a million: nobody can tell which of the two is cancelled.
    bool shares_its_code(const Ticket& ticket) const {
        const auto& all = run_.model.tickets;
        return std::count_if(all.begin(), all.end(),
                             [&](const Ticket& other) { return other.code == ticket.code; }) > 1;
    }

    void judge_double(const Ticket& a, const Ticket& b) {
        if (run_.is_calm) return breaks("un temps est vendu deux fois", a);
        if (book_.conflits.count({a.rdv, b.rdv}) == 0) {
            run_.stage.tell("contre " + to_text(b.code));
            return breaks("un double est passé sous silence", a);
        }
        run_.tally.note(Incident::double_named);
    }

    void check_piece(const domain::DroitsTenus::Piece& piece) {
        for (auto at = piece.tranche.start; at < piece.tranche.end; at += domain::Quanta{1}) {
            const auto found = book_.quanta.find({piece.tranche.agenda, column(at)});
            const bool is_its = found != book_.quanta.end() && found->second.first == piece.numero;
            if (!is_its) {
                return run_.stage.breaks("une borne tient un temps que le centre ne lui sait pas");
            }
        }
    }

    void breaks(const std::string& promise, const Ticket& ticket) {
        run_.stage.tell("ticket " + to_text(ticket.code) + ", rdv " + ticket.rdv + ", agenda " +
                        std::to_string(ticket.tranche.agenda) + ", quantum " +
                        std::to_string(column(ticket.tranche.start)) +
                        (ticket.sold ? ", borne n° " + std::to_string(ticket.sold->borne) +
                                           ", ligne " + std::to_string(ticket.sold->seq)
                                     : ", forcé"));
        run_.stage.breaks(promise);
    }

    const Finished& run_;
    const Book& book_;
};

/// Every arrival that a person was thanked for is a fact at the centre.
void check_arrivals(const Finished& run, const Database& database) {
    for (const auto& ticket : run.model.tickets) {
        if (!ticket.arrived || ticket.arrived->destroyed) continue;
        Statement fact{database,
                       "select count(*) from rdv_fait where code = ? and quoi = 2 and statut = ?"};
        fact.bind(std::int64_t{ticket.code.value});
        fact.bind(static_cast<std::int64_t>(domain::StatutRdv::arrive));
        if (!fact.next_row() || fact.number(0) == 0) {
            run.stage.breaks("une arrivée n'est pas au centre");
        }
    }
}

}  // namespace

void check_promises(const Finished& run) {
    run.centre.check_drift();
    run.centre.shut_down();
    const auto database = run.centre.open_file();
    if (!database) return run.stage.breaks("la base du centre ne se relit pas");
    const auto book = read_book(*database);
    Checking checking{run, book};
    checking.none_is_lost();
    checking.none_stays_cancelled_for_nothing();
    checking.no_double_is_silent();
    checking.quanta_are_whole();
    if (run.is_calm) checking.what_is_held_is_theirs();
    check_arrivals(run, *database);
}

}  // namespace flotte
