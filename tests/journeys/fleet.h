#pragma once

// A real centre and a real kiosk, as two programs over loopback, for whole journeys.

#include "sync/central/sql/connection.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <memory>
#include <string>
#include <vector>

namespace journeys {

/// From the attract screen to the staff's, with the code 271828.
inline const std::string kStaffEnters =
    "tap accueil.commencer\ntap texte\ntap theme\ntap texte\ntap theme\ntap texte\ntap theme\n"
    "tap texte\ntap theme\nexpect ecran.code\ntype champ 271828\ntap code.entrer\n"
    "expect ecran.personnel\n";

/// The version that the manifest of our pack says: what a first publication is numbered.
std::int64_t pack_version();

class Fleet {
  public:
    /// Starts a centre and enrols a kiosk at Mâcon; fails the test when either cannot. `store` is
    /// what `perron-central --store` takes; the department of a PostgreSQL is emptied first.
    explicit Fleet(std::string store = "sqlite");

    /// Plays a scenario on the kiosk. `connected` false: the centre cannot be reached.
    test::Ended visit(const std::string& scenario, bool connected = true,
                      const test::Command& options = {}) const;

    /// `perron-central publier` with these arguments.
    test::Ended publish(test::Command arguments) const;

    /// The version of the last `pack_active` event that the centre has; 0 when it has none.
    std::int64_t content_told_to_centre() const;

    /// The program of the kiosk as `visit` runs it; its scenario is its standard input.
    test::Command kiosk_command(bool connected = true) const;

    void set_staff_code(const std::string& code) const;

    /// Runs a command of the centre, to its end.
    test::Ended centre(const test::Command& words) const;

    /// The same in the background, for whoever stops it dead; what it prints goes to `log`.
    std::unique_ptr<test::Service> start_visits(const std::string& scenario_file,
                                                const std::string& log) const;

    /// Stops the centre dead, with SIGKILL, and starts it again at the same address.
    void restart_centre();

    /// What `perron-central recompter` prints and exits with: 0 when the recount changes nothing.
    test::Ended recount() const;

    /// The ticket of every `passage` event kept: "B1", "B2"…, in the order of the log.
    std::vector<std::string> tickets_of_centre() const;
    std::vector<std::string> tickets_of_device() const;

    /// How many events of all types either keeps, those of the centre itself left out.
    std::int64_t events_of_centre() const;
    std::int64_t events_of_device() const;

    std::int64_t acked_of_device() const;                         ///< its cursor
    std::int64_t audit_of_centre(const std::string& quoi) const;  ///< lines that say so

    /// Rdv that have their time at the centre, which gave it itself.
    std::int64_t rdv_given_by_centre() const;
    /// Tickets that were called, then served.
    std::int64_t tickets_served() const;

    /// What `perron-central indicateurs` prints of these two years, as CSV.
    std::string indicators() const;

    const std::string& url() const { return url_; }
    std::string centre_folder() const { return folder_.file("centre"); }
    std::string device_folder() const { return folder_.file("borne"); }
    /// Where a stick would be mounted; the test makes the folder to insert one.
    std::string stick_folder() const { return folder_.file("cle"); }

  private:
    std::unique_ptr<sql::Connection> database_of_centre() const;

    std::string store_;
    test::TemporaryFolder folder_;
    std::unique_ptr<test::Service> centre_;
    std::string url_;
    std::string address_ = "127.0.0.1:0";  ///< where the centre listens
};

}  // namespace journeys
