#pragma once

// Agendas of a centre, and logs that speak of rendez-vous, for the tests of both stores.

#include "sync/central/rdv/rules.h"
#include "sync/central/rdv/sql_agenda_store.h"
#include "tests/contract/central_store_contract.h"
#include "tests/sync/central/stores.h"

#include <algorithm>
#include <map>

namespace test {

/// "0000…07": the id of a rdv, a demande or an epoch.
inline std::string hex_id(int n) {
    const auto digits = std::to_string(n);
    return std::string(32 - digits.size(), '0') + digits;
}

/// Of agenda 1, on Tuesday 2026-11-24: quanta after 9 o'clock in Paris.
inline domain::Tranche on_tuesday(int from, int to, std::int64_t agenda = 1) {
    using namespace std::chrono_literals;
    const auto nine = domain::quantum_from(base::from_paris({2026y / 11 / 24, 9h}));
    return {agenda, nine + domain::Quanta{from}, nine + domain::Quanta{to}};
}

/// A sale without droit: what an online booking ends with.
inline domain::RdvPris sale(int n, const domain::Tranche& tranche) {
    domain::RdvPris sold;
    sold.rdv = hex_id(n);
    sold.code = {static_cast<std::uint32_t>(n)};
    sold.tranche = tranche;
    sold.motif = "rsa";
    return sold;
}

inline domain::RdvStatut status_said(int n, domain::StatutRdv statut) {
    return {{static_cast<std::uint32_t>(n)},
            statut,
            domain::Rang::agent,
            base::Instant{on_tuesday(0, 1).start}};
}

/// Agendas 1 and 2 of mds-a, Mondays to Fridays from 9 h to 12 h, for two motifs.
inline central::AgendaContent some_agendas() {
    using namespace std::chrono_literals;
    central::AgendaContent content;
    domain::Motif rsa;
    rsa.id = "rsa";
    rsa.nom = "Orientation RSA";
    rsa.duree = domain::Quanta{6};
    rsa.service = domain::Service::rsa;
    rsa.delai_min = 2h;
    rsa.delai_max = std::chrono::days{30};
    rsa.sur_borne = true;
    rsa.apporter = "Une pièce d'identité";
    auto sensitive = rsa;
    sensitive.id = "pmi";
    sensitive.nom = "Consultation";
    sensitive.service = domain::Service::hors_rsa;
    sensitive.sensible = true;
    content.motifs = {rsa, sensitive};
    content.agendas = {{1, "mds-a", "Guichet 1"}, {2, "mds-a", "Guichet 2"}};
    for (const std::int64_t agenda : {1, 2}) {
        domain::Plage plage;
        plage.agenda = agenda;
        plage.lieu = "mds-a";
        plage.motifs = {"rsa", "pmi"};
        plage.premier_jour = 2026y / 1 / 5;
        plage.debut = 9h;
        plage.fin = 12h;
        plage.recurrence.rythme = domain::Rythme::hebdomadaire;
        plage.recurrence.jours = {true, true, true, true, true, false, false};
        content.plages.push_back(plage);
    }
    return content;
}

/// A centre with agendas and two bornes, whose logs speak.
template <class Stores>
struct BookingCentre {
    Stores stores;
    std::unique_ptr<central::SqlStore> store = stores.open();
    std::unique_ptr<sql::Connection> connection = *stores.connect();
    central::SqlAgendaStore agendas{*connection};
    std::int64_t first = enrolled(*store, "mds-a", 'B');
    std::int64_t second = enrolled(*store, "mds-b", 'C');
    std::map<std::int64_t, std::vector<protocol::LogRow>> logs;

    BookingCentre() { REQUIRE(agendas.replace(some_agendas())); }

    /// The borne writes these, and sends them.
    central::Outcome say(std::int64_t borne, const std::vector<domain::Event>& events) {
        auto& log = logs[borne];
        const auto from = log.size();
        for (const auto& event : events) {
            log.push_back(row_after(log.empty() ? protocol::LogRow{} : log.back(), event));
        }
        return take(*store, arrival(part(log, static_cast<int>(from), static_cast<int>(log.size())),
                                    borne));
    }
    /// All of it again, as after a lost acknowledgement.
    void say_again(std::int64_t borne) {
        CHECK(take(*store, arrival(logs[borne], borne)).inserted == 0);
    }

    /// n of an indicator of a MDS, on all days.
    std::int64_t count(const std::string& mds, const std::string& indicateur) {
        using namespace std::chrono_literals;
        std::int64_t n = 0;
        const auto counts = store->counts(2020y / 1 / 1, 2040y / 1 / 1);
        for (const auto& one : *counts) {
            if (one.mds == mds && one.indicateur == indicateur) n += one.n;
        }
        return n;
    }

    template <class Read>
    auto in_book(Read read) {
        using Value = std::decay_t<decltype(*read(std::declval<central::AgendaBook&>()))>;
        std::optional<Value> value;
        REQUIRE(agendas.transact([&](central::AgendaBook& book) -> Status {
            const auto found = read(book);
            REQUIRE(found);
            value = *found;
            return Done{};
        }));
        return *value;
    }
    central::RdvTenu rdv(int n) {
        const auto found = in_book([&](auto& book) { return book.rdv(hex_id(n)); });
        REQUIRE(found);
        return *found;
    }
    std::size_t taken(const domain::Tranche& tranche) {
        return in_book([&](auto& book) { return book.occupied(tranche); }).size();
    }
    std::int64_t number(const std::string& query) {
        return sql::one_number(*connection, query).operator*();
    }
};

}  // namespace test
