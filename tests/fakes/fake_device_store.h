#pragma once

// A device store in memory: what was written can be read back, and it can be told to fail. It
// passes tests/contract/device_store_contract.h as the real one does.

#include "kiosk/domain/ports/device_store.h"
#include "kiosk/domain/ticket_series.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace test {

class FakeDeviceStore : public domain::DeviceStore {
  public:
    std::vector<domain::Event> events;
    std::vector<std::optional<domain::SealedPart>> sealed;  ///< of each event
    domain::DroitsTenus droits;
    std::vector<domain::RdvDeBorne> rdv;
    std::vector<domain::RdvDuJour> rdv_du_jour;
    base::Instant now;       ///< that events are entered at
    std::int64_t acked = 0;  ///< of the events, how many the centre has
    std::int64_t droit_order = 0;
    std::int64_t code_rank = 0;
    std::vector<domain::CompteursJour> counters;  ///< oldest day first
    std::optional<Error> next_failure;            ///< of the commit of the next transaction
    bool refuses_counters = false;                ///< as a store whose disk is full
    domain::TicketDay ticket_day{
        base::Date{std::chrono::year{2026}, std::chrono::November, std::chrono::day{24}},
        true};  ///< what the store's clock says

    Status transact(const std::function<Status(domain::StoreTransaction&)>& change) override {
        FakeDeviceStore copy = *this;
        Transaction transaction{copy};
        const auto changed = change(transaction);
        if (!changed) return changed;
        if (next_failure) {
            const auto failure = *next_failure;
            next_failure.reset();
            return failure;
        }
        *this = copy;
        return Done{};
    }

    /// The events of one type, in the order they were written.
    template <class E>
    std::vector<E> all() const {
        std::vector<E> found;
        for (const auto& event : events) {
            if (const auto* match = std::get_if<E>(&event)) found.push_back(*match);
        }
        return found;
    }

  private:
    class Transaction : public domain::StoreTransaction {
      public:
        explicit Transaction(FakeDeviceStore& store) : store_(store) {}

        using StoreTransaction::append;
        Result<std::int64_t> append(const domain::Event& event,
                                    const std::optional<domain::SealedPart>& part) override {
            store_.events.push_back(event);
            store_.sealed.push_back(part);
            const auto seq = static_cast<std::int64_t>(store_.events.size());
            for (auto& said : domain::faits_dits(event, seq, store_.now)) {
                store_.faits_.push_back(std::move(said));
            }
            const auto* passage = std::get_if<domain::Passage>(&event);
            if (passage != nullptr && passage->ticket) {
                store_.tickets_.push_back({{*passage->ticket, store_.now}, seq});
            }
            if (const auto said = domain::ticket_suivi(event)) store_.follow(*said, seq);
            return seq;
        }

        Result<int> next_ticket_number() override {
            store_.series_ = domain::next_ticket(store_.series_, store_.ticket_day);
            if (!store_.series_) return fail(ErrorCode::conflict, "no queue number left today");
            return store_.series_->last;
        }

        Status count(base::Date jour, const domain::Compteur& compteur) override {
            if (store_.refuses_counters)
                return fail(ErrorCode::full, "plus de place pour les compteurs");
            auto& day = store_.day(jour);
            for (auto& known : day) {
                if (known.famille == compteur.famille && known.cle == compteur.cle) {
                    known.nombre += compteur.nombre;
                    return Done{};
                }
            }
            day.push_back(compteur);
            return Done{};
        }

        Result<std::vector<domain::CompteursJour>> take_counters_before(base::Date jour) override {
            auto& all = store_.counters;
            const auto first_kept = std::find_if(all.begin(), all.end(),
                                                 [&](const auto& day) { return day.jour >= jour; });
            const std::vector<domain::CompteursJour> taken(all.begin(), first_kept);
            all.erase(all.begin(), first_kept);
            return taken;
        }

        Result<domain::DroitsTenus> droits() override { return store_.droits; }
        Status keep_droits(const domain::DroitsTenus& kept, std::int64_t order) override {
            store_.droits = kept;
            store_.droit_order = std::max(store_.droit_order, order);
            return Done{};
        }
        Result<std::int64_t> last_droit_order() override { return store_.droit_order; }
        std::string epoch() const override { return std::string(32, 'e'); }
        Result<domain::RangDeCode> next_code_rank() override {
            return domain::RangDeCode{store_.code_rank++, {}};
        }
        Status put_rdv(const domain::RdvDeBorne& put) override {
            for (auto& known : store_.rdv) {
                if (known.rdv != put.rdv) continue;
                known.etat = put.etat;
                return Done{};
            }
            store_.rdv.push_back(put);
            return Done{};
        }
        Result<std::vector<domain::RdvDeBorne>> rdv_since(base::Instant since) override {
            auto found = store_.rdv;
            std::erase_if(found, [&](const auto& one) { return one.tranche.end <= since; });
            std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
                return std::tie(a.tranche.start, a.rdv) < std::tie(b.tranche.start, b.rdv);
            });
            return found;
        }
        Status keep_rdv_du_jour(const std::vector<domain::RdvDuJour>& told) override {
            store_.rdv_du_jour = told;
            return Done{};
        }
        Result<std::vector<domain::RdvDuJour>> rdv_du_jour() override {
            auto found = store_.rdv_du_jour;
            std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
                return std::tie(a.debut, a.code) < std::tie(b.debut, b.code);
            });
            return found;
        }
        Result<std::vector<domain::FaitDit>> faits_since(base::Instant since) override {
            auto found = store_.faits_;
            std::erase_if(found, [&](const auto& one) { return one.fait.saisi < since; });
            for (auto& one : found) one.acquitte = one.seq <= store_.acked;
            return found;
        }
        Result<std::vector<domain::TicketDuJour>> tickets_since(base::Instant since) override {
            std::vector<domain::TicketDuJour> found;
            for (const auto& one : store_.tickets_) {
                if (one.ticket.pris < since) continue;
                found.push_back(one.ticket);
                found.back().acquitte = one.dit <= store_.acked;
            }
            return found;
        }

      private:
        FakeDeviceStore& store_;
    };

    std::vector<domain::Compteur>& day(base::Date jour) {
        auto at = std::find_if(counters.begin(), counters.end(),
                               [&](const auto& day) { return day.jour >= jour; });
        if (at == counters.end() || at->jour != jour) at = counters.insert(at, {jour, {}});
        return at->compteurs;
    }

    /// Numbers come back every day: the last one given is meant.
    void follow(const domain::TicketSuivi& said, std::int64_t seq) {
        if (said.ailleurs) {
            return tickets_.push_back({{said.numero, now, said.etat, said.ailleurs}, seq});
        }
        const auto last = std::find_if(tickets_.rbegin(), tickets_.rend(), [&](const auto& one) {
            return one.ticket.numero == said.numero && !one.ticket.ailleurs;
        });
        if (last == tickets_.rend()) return;
        last->ticket.etat = said.etat;
        last->dit = seq;
    }

    std::optional<domain::TicketSeries> series_;
    std::vector<domain::FaitDit> faits_;
    struct Ticket {
        domain::TicketDuJour ticket;
        std::int64_t dit = 0;  ///< the last event about it
    };
    std::vector<Ticket> tickets_;
};

}  // namespace test
