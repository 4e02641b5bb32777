#pragma once

// The centre's book of agendas in memory: copied and compared whole, for the exploration of every
// order in which things can happen.

#include "sync/central/rdv/agenda_book.h"

#include <algorithm>
#include <map>

namespace test {

class MemoryAgendaBook final : public central::AgendaBook {
  public:
    using Key = std::pair<std::int64_t, domain::Quantum>;
    struct Quantum {
        std::int64_t droit = 0;
        std::string rdv;
        friend bool operator==(const Quantum&, const Quantum&) = default;
    };

    Result<std::vector<central::Occupation>> occupied(const domain::Tranche& t) override {
        std::vector<central::Occupation> rows;
        for (auto at = quanta.lower_bound({t.agenda, t.start});
             at != quanta.end() && at->first < Key{t.agenda, t.end}; ++at) {
            rows.push_back({at->first.second, at->second.droit, at->second.rdv});
        }
        return rows;
    }
    Status entrust(const domain::Tranche& t, std::int64_t numero) override {
        return each(t, [&](Quantum& quantum) {
            if (quantum.droit == 0) quantum.droit = numero;
            return true;
        });
    }
    Status withdraw(const domain::Tranche& t, std::int64_t numero) override {
        return each(t, [&](Quantum& quantum) {
            if (quantum.droit == numero) quantum.droit = 0;
            return true;
        });
    }
    Status occupy(const domain::Tranche& t, const std::string& rdv) override {
        return each(t, [&](Quantum& quantum) {
            if (!quantum.rdv.empty() && quantum.rdv != rdv) return false;
            quantum.rdv = rdv;
            return true;
        });
    }
    Status vacate(const domain::Tranche& t, const std::string& rdv) override {
        return each(t, [&](Quantum& quantum) {
            if (quantum.rdv == rdv) quantum.rdv.clear();
            return true;
        });
    }

    Result<std::int64_t> next_numero(std::int64_t agenda) override {
        return generation * 1000 + ++numeros[agenda];
    }
    Result<std::optional<central::DroitConfie>> droit(std::int64_t agenda,
                                                      std::int64_t numero) override {
        const auto found = droits.find({agenda, numero});
        if (found == droits.end()) return std::optional<central::DroitConfie>{};
        return std::optional{found->second};
    }
    Status put_droit(const central::DroitConfie& one) override {
        droits[{one.droit.tranche.agenda, one.droit.numero}] = one;
        return Done{};
    }

    Result<std::optional<central::RdvTenu>> rdv(const std::string& id) override {
        const auto found = rdvs.find(id);
        if (found == rdvs.end()) return std::optional<central::RdvTenu>{};
        return std::optional{found->second};
    }
    Result<std::vector<central::RdvTenu>> rdv_of_code(domain::CodeRdv code) override {
        std::vector<central::RdvTenu> found;
        for (const auto& [id, one] : rdvs) {
            if (one.code == code) found.push_back(one);
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const auto& a, const auto& b) { return a.cree_ms > b.cree_ms; });
        return found;
    }
    Status put_rdv(const central::RdvTenu& one) override {
        rdvs[one.id] = one;
        return Done{};
    }
    Result<std::vector<central::RdvTenu>> in_conflict(const domain::Tranche& t) override {
        std::vector<central::RdvTenu> found;
        for (const auto& [id, one] : rdvs) {
            if (one.place == central::RdvTenu::Place::conflit && overlap(one.tranche, t)) {
                found.push_back(one);
            }
        }
        std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
            return std::tie(a.cree_ms, a.id) < std::tie(b.cree_ms, b.id);
        });
        return found;
    }
    Status add_conflit(const central::Conflit& one) override {
        conflits.insert(one);
        return Done{};
    }
    Status keep_cancellation(domain::CodeRdv code) override {
        cancellations.insert(code);
        return Done{};
    }
    Result<bool> has_cancellation(domain::CodeRdv code) override {
        return cancellations.count(code) > 0;
    }
    Result<bool> take_back_demande(domain::CodeRdv) override { return false; }
    Result<std::set<std::int64_t>> awaited() override { return awaited_bornes; }
    Status put_awaited(const std::set<std::int64_t>& bornes) override {
        awaited_bornes = bornes;
        return Done{};
    }

    std::map<Key, Quantum> quanta;
    std::map<std::int64_t, std::int64_t> numeros;
    std::map<std::pair<std::int64_t, std::int64_t>, central::DroitConfie> droits;
    std::map<std::string, central::RdvTenu> rdvs;
    std::set<central::Conflit> conflits;
    std::set<domain::CodeRdv> cancellations;
    std::set<std::int64_t> awaited_bornes;
    std::int64_t generation = 0;  ///< of restores, as the store counts them

  private:
    /// Changes every quantum, or none when the change says no to one.
    template <class Change>
    Status each(const domain::Tranche& t, Change change) {
        auto changed = quanta;
        for (auto at = t.start; at < t.end; ++at) {
            auto& quantum = changed[{t.agenda, at}];
            if (!change(quantum)) return fail(ErrorCode::conflict, "a quantum is another rdv's");
            if (quantum == Quantum{}) changed.erase({t.agenda, at});
        }
        quanta = std::move(changed);
        return Done{};
    }
};

}  // namespace test
