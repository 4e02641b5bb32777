#pragma once

// How often each incident occurred: a proof that hardly met one says little of it, so a set of
// fleets fails where one of these occurred fewer than kLeast times.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace flotte {

enum class Incident {
    // People.
    sold_held,
    sold_online,
    handed_over,
    moved,
    cancelled_where_sold,
    cancelled_elsewhere,
    arrived,
    no_paper,
    // Bornes.
    borne_crash,
    borne_power_loss,
    borne_disk_full,
    cut_in_write,
    cut_in_sync,
    dropped_sectors,
    cut_before_sale_kept,
    cut_after_intention,
    cut_before_online_sale_kept,
    cut_before_ticket,
    cut_after_ticket,
    cut_before_droits_kept,
    cut_after_droits_kept,
    cut_after_return,
    cut_off_days,
    cut_off_weeks,
    clock_year,
    clock_day,
    rtc_lost,
    dst_spring,
    dst_autumn,
    // Between.
    request_dropped,
    answer_dropped,
    duplicated,
    replayed_late,
    reordered,
    booking_unanswered,
    // Centre.
    centre_crash,
    centre_power_loss,
    plage_cut,
    recalled,
    // What only a person or a disaster does.
    borne_restored,
    sale_forgotten,
    borne_cloned,
    log_damaged,
    centre_restored,
    silent_borne_given_up,
    taken_back,
    forced,
    double_named,
    conflict_settled,
    count_
};

class Tally {
  public:
    static constexpr std::int64_t kLeast = 50;

    void note(Incident incident, std::int64_t times = 1) { at(incident) += times; }
    std::int64_t of(Incident incident) const { return counts_[static_cast<std::size_t>(incident)]; }
    void add(const Tally& other);

    /// What occurred fewer than kLeast times, in the words of `print`.
    std::vector<std::string> too_rare() const;
    std::string print() const;

    /// The bare numbers, for another process.
    std::string write() const;
    static Tally read(const std::string& text);

  private:
    static constexpr std::size_t kAll = static_cast<std::size_t>(Incident::count_);

    std::int64_t& at(Incident incident) { return counts_[static_cast<std::size_t>(incident)]; }
    static const char* name(std::size_t index);

    std::array<std::int64_t, kAll> counts_{};
};

}  // namespace flotte
