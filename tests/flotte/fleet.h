#pragma once

// One run: thirty days of a department whose bornes sell rendez-vous, cut off for days or weeks,
// while an accueil sells the same agendas all day long through POST /v1/book. One seed decides of
// everything. Then the incidents stop, everything converges, and the promises are checked.

#include "tests/flotte/borne.h"
#include "tests/simulation/centre.h"

namespace flotte {

struct Verdict {
    std::uint64_t seed = 0;
    std::vector<std::string> broken;  ///< promises; empty: the run held
    Tally tally;
    std::int64_t tickets = 0;
};

class Fleet {
  public:
    /// `folder` is a real one, for this run only.
    Fleet(std::uint64_t seed, const std::string& folder);

    Verdict run(bool trace = false);

  private:
    struct Habit {
        int per_mille;  ///< of the moments
        void (Fleet::*act)();
    };
    void choose_climate();
    void live_a_day();
    void moment();
    void turn(std::int64_t ms);
    void deliver();
    void advance_to(std::int64_t ms);
    void converge();
    bool all_settled();

    void people();
    void one_person(Borne& borne);
    void busy_accueil();
    std::optional<std::size_t> somebodys_ticket();

    // What goes wrong, and what is done about it.
    void stop_borne();
    void start_bornes();
    void fill_borne();
    void free_bornes();
    void cut_off();
    void end_cuts();
    void move_clock();
    void set_clocks_right();
    void lose_rtc();
    void stop_centre();
    void start_centre();
    void change_weather();
    void replay();
    void change_agendas();
    // What only a person or a disaster does.
    void take_image();
    void restore_borne();
    void copy_borne();
    void take_copies_away();
    void lift_suspensions();
    void damage_log();
    void back_up();
    void restore_centre();
    void give_up_silent();
    void take_back();
    void force();
    void settle();

    Borne& any_borne() { return *stage_.dice.one_of(bornes_); }
    DeviceId any_id();
    Status in_book(const std::function<Status(central::AgendaBook&)>& change);
    void note_disks();

    Tally tally_;
    Model model_;
    simulation::Stage stage_;
    simulation::Network network_{stage_};
    simulation::Centre centre_{stage_};
    std::vector<std::unique_ptr<Borne>> bornes_;
    std::vector<std::unique_ptr<Borne>> taken_away_;
    std::map<DeviceId, std::int64_t> cut_until_ms_;
    std::string folder_;
    DeviceId next_id_ = 0;
    std::vector<Habit> habits_;
    bool is_calm_ = true;  ///< neither disaster nor a person who forces: no double at all
    int forced_ = 0;
};

/// Breaks the stage for each promise that the run does not keep. The centre is up, all is settled.
struct Finished {
    simulation::Stage& stage;
    Tally& tally;
    const Model& model;
    simulation::Centre& centre;
    const std::vector<std::unique_ptr<Borne>>& bornes;
    bool is_calm;
};
void check_promises(const Finished& run);

}  // namespace flotte
