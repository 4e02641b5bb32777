#pragma once

// How often each fault and each recovery occurred: a proof that met no fault proves nothing, so a
// campaign fails where one of these is zero.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace simulation {

enum class Fault {
    device_crash,
    device_power_loss,
    centre_crash,
    centre_power_loss,
    cut_in_write,
    cut_in_sync,
    torn_write,
    dropped_sectors,
    device_disk_full,
    centre_disk_full,
    request_dropped,
    answer_dropped,
    duplicated,
    replayed_late,
    reordered,
    partition,
    captive_portal,
    forged_answer,
    tampered_request,
    clock_jump,
    boot_in_1970,
    rtc_lost,
    outbox_damaged,
    device_restored,
    device_cloned,
    usb_pulled,
    centre_restored,
    old_centre,
    unknown_event,
    key_revoked,
    count_
};

enum class Recovery {
    device_restarted,
    centre_restarted,
    retried,
    sent_again_known,
    cursor_moved_back,
    centre_refilled,
    hole_stopped,
    fork_seen,
    fork_healed,
    copy_suspended,
    suspension_lifted,
    order_obeyed,
    wiped,
    usb_exported,
    usb_imported,
    usb_acknowledged,
    answer_refused,
    frame_refused,
    store_refused,
    counters_refused,
    reserve_given_back,
    log_set_aside,
    rows_salvaged,
    floor_dated,
    dated_by_estimate,
    date_unknown,
    quarantined,
    quarantine_replayed,
    revoked_quarantined,
    purged,
    common_commit,
    help_told,
    base_refused,
    centre_purged,
    purged_known,
    count_
};

class Census {
  public:
    void note(Fault fault, std::int64_t times = 1) { at(fault) += times; }
    void note(Recovery recovery, std::int64_t times = 1) { at(recovery) += times; }
    void add(const Census& other);

    /// What never occurred, in the words of `print`.
    std::vector<std::string> missing() const;
    std::string print() const;

    /// The bare numbers, for another process.
    std::string write() const;
    static Census read(const std::string& text);

    std::int64_t of(Fault fault) const { return counts_[static_cast<std::size_t>(fault)]; }

  private:
    static constexpr std::size_t kFaults = static_cast<std::size_t>(Fault::count_);
    static constexpr std::size_t kAll = kFaults + static_cast<std::size_t>(Recovery::count_);

    std::int64_t& at(Fault fault) { return counts_[static_cast<std::size_t>(fault)]; }
    std::int64_t& at(Recovery recovery) {
        return counts_[kFaults + static_cast<std::size_t>(recovery)];
    }
    static const char* name(std::size_t index);

    std::array<std::int64_t, kAll> counts_{};
};

}  // namespace simulation
