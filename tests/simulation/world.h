#pragma once

// One run: a centre, two or three devices, a network, and a hundred steps of work and faults, all
// decided by one seed; then the faults stop and everything must converge.

#include "tests/fakes/memory_stick.h"
#include "tests/simulation/centre.h"
#include "tests/simulation/device.h"

#include <memory>

namespace simulation {

struct Verdict {
    std::uint64_t seed = 0;
    std::vector<std::string> broken;  ///< promises; empty: the run held
    Census census;
    std::int64_t events = 0;  ///< at the centre, at the end
};

class World {
  public:
    /// `folder` is a real one, for this run only.
    World(std::uint64_t seed, Mutant mutant, const std::string& folder);

    Verdict run(bool trace = false);

  private:
    struct Habit {
        int percent;  ///< of the steps
        void (World::*act)();
    };
    void choose_climate();
    void step();
    void turn(std::int64_t ms);
    void deliver();
    void pass_time();
    void change_weather();
    void converge();
    bool all_settled() const;

    // Faults.
    void stop_device();
    void start_device();
    void fill_device();
    void free_device();
    void jump_clock();
    void lose_rtc();
    void set_clock_right();
    void damage_log();
    void write_future();
    void cut_off();
    void stop_centre();
    void start_centre();
    void fill_centre();
    void free_centre();
    void restore_centre();
    void restore_centre_to(Centre::Which which);
    void purge_centre();
    void change_version();
    void replay();
    void revoke();
    void restore_device();
    void copy_device();
    void carry_stick();
    // Life.
    void visit();
    void back_up();
    void answer_helps();
    void give_order();
    void lift_suspensions();
    void take_copies_away();
    void take_image();
    void check_drift();

    Device& any_device() { return *stage_.dice.one_of(devices_); }
    void note_disks();

    Stage stage_;
    Network network_{stage_};
    Centre centre_{stage_};
    std::vector<std::unique_ptr<Device>> devices_;
    std::vector<std::unique_ptr<Device>> taken_away_;
    std::string folder_;
    DeviceId next_id_ = 0;
    std::vector<Habit> habits_;
    test::MemoryStick stick_;
    bool is_restored_ = false;  ///< the centre may be, just when a device has healed
    bool is_long_ = false;      ///< the run lasts months
};

}  // namespace simulation
