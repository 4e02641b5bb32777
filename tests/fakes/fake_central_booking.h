#pragma once

#include "kiosk/domain/ports/central_booking.h"

#include <optional>
#include <utility>
#include <vector>

namespace test {

/// A centre that answers what it was told to, or nothing yet.
class FakeCentralBooking : public domain::CentralBooking {
  public:
    std::vector<domain::SouhaitDeRdv> searches;
    std::vector<domain::RdvDeBorne> bookings;
    std::vector<domain::CodeRdv> cancellations;
    int given_up = 0;
    std::optional<domain::ReponseDuCentre> next;  ///< to the next question; none: it is awaited

    void search(const domain::SouhaitDeRdv& souhait) override {
        searches.push_back(souhait);
        ask();
    }
    void book(const domain::RdvDeBorne& rdv) override {
        bookings.push_back(rdv);
        ask();
    }
    void cancel(domain::CodeRdv code) override {
        cancellations.push_back(code);
        ask();
    }
    void give_up() override {
        given_up += busy_ ? 1 : 0;
        busy_ = false;
    }
    void tick() override {}
    bool busy() const override { return busy_; }
    std::optional<domain::ReponseDuCentre> take() override {
        if (!busy_ || !next) return std::nullopt;
        busy_ = false;
        return std::exchange(next, std::nullopt);
    }

  private:
    void ask() { busy_ = true; }

    bool busy_ = false;
};

}  // namespace test
