#include "tests/banc/synchro.h"

#include "platform/sqlite/sql_connection.h"
#include "platform/sqlite/statement.h"
#include "sync/central/sql_store.h"
#include "sync/central/web/frames.h"
#include "tests/banc/fleet.h"
#include "tests/banc/magasins.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"

#include <array>
#include <filesystem>
#include <memory>

namespace banc {
namespace {

constexpr int kBornes = 100;   ///< each posts one frame a turn: they wait together, one transaction
constexpr int kEvents = 1000;  ///< of each device, at most
constexpr int kTurns = 20;     ///< at most
constexpr int kBareRows = 50;  ///< of each device in one bare transaction: 5,000 rows
constexpr std::array kBatches{1, 50, 500};

/// The statement that a store cannot do without, and nothing else: rows in their table.
constexpr const char* kBareTable =
    "create table event (borne integer not null, seq integer not null, epoch blob not null,"
    " type text not null, v integer not null, wall_ms integer not null, tq integer not null,"
    " t_ms integer not null, estime integer not null, recv_ms integer not null,"
    " body text not null, h blob not null, primary key (borne, seq, epoch)) strict, without rowid";
constexpr std::string_view kBareInsert =
    "insert into event values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

Status insert_bare(platform::Statement& insert, std::int64_t borne, const protocol::LogRow& row) {
    insert.reset().bind(borne).bind(row.seq).bind(row.epoch).bind(row.type).bind(row.v);
    insert.bind(row.wall_ms).bind(row.tq).bind(row.wall_ms).bind(std::int64_t{0});
    return insert.bind(row.wall_ms).bind(row.body).bind(row.h).run();
}

/// A file that only takes rows, in transactions of as many events as a full group of the centre.
class BareFile {
  public:
    explicit BareFile(const std::string& path) : database_(platform::Database::open(path)) {
        is_right_ = database_ && database_->execute(kBareTable);
    }

    /// Microseconds a row.
    double insert(const Fleet& fleet, int from) {
        const auto ms = milliseconds_of([&] {
            is_right_ = is_right_ && database_->transact([&]() -> Status {
                platform::Statement insert{*database_, kBareInsert};
                for (int borne = 1; borne <= kBornes; ++borne) {
                    for (int i = from; i < from + kBareRows; ++i) {
                        auto kept = insert_bare(insert, borne, fleet.row(borne, i));
                        if (!kept) return kept;
                    }
                }
                return Done{};
            });
        });
        return ms * 1000 / (kBornes * kBareRows);
    }
    bool is_right() const { return is_right_; }

  private:
    Result<platform::Database> database_;
    bool is_right_ = false;
};

/// A centre in memory of this program: what its HTTP server hands over, it takes.
class Centre {
  public:
    Centre(const Magasin& magasin, const Fleet& fleet)
        : clock_(fleet.after()), store_(magasin.open(random_)) {
        if (!store_ || !fleet.enrol(*store_)) return;
        context_ = std::make_unique<central::Context>(
            central::Context{*store_, clock_, random_, "71", fleet.centre_keys()});
    }

    /// Microseconds an event, one frame of `batch` events from each device.
    double receive(const Fleet& fleet, int from, int batch) {
        std::vector<central::FramesPost> group;
        for (int borne = 1; borne <= kBornes; ++borne) {
            group.push_back({fleet.frame(borne, from, batch), [this](const auto& answer) {
                                 if (answer.status == 200) ++answered_;
                             }});
        }
        sent_ += kBornes;
        events_ += std::int64_t{kBornes} * batch;
        const auto ms =
            milliseconds_of([&] { central::serve_frames(*context_, std::move(group)); });
        return ms * 1000 / (kBornes * batch);
    }

    /// Whether every event is there once, and every count is that of the events.
    bool is_right() const {
        if (!context_) return false;
        const auto kept = store_->event_count();
        const auto drift = store_->recount();
        return answered_ == sent_ && kept && *kept == events_ && drift && *drift == 0;
    }
    bool is_open() const { return context_ != nullptr; }

  private:
    test::FakeClock clock_;
    test::FakeRandom random_;
    std::unique_ptr<central::Store> store_;
    std::unique_ptr<central::Context> context_;
    std::int64_t sent_ = 0;
    std::int64_t answered_ = 0;
    std::int64_t events_ = 0;
};

/// The two in turns, so that whatever else the machine does weighs on both: the middle of each, in
/// thousands of events a second.
Measure ingest(const Magasin& magasin, const Fleet& fleet, int batch, const std::string& path) {
    BareFile bare{path};
    Centre centre{magasin, fleet};
    if (!centre.is_open() || !bare.is_right()) return {};
    std::vector<double> bare_us;
    std::vector<double> centre_us;
    for (int turn = 0; turn < kTurns && (turn + 1) * batch <= kEvents; ++turn) {
        bare_us.push_back(bare.insert(fleet, turn * kBareRows));
        centre_us.push_back(centre.receive(fleet, turn * batch, batch));
    }
    if (!centre.is_right() || !bare.is_right()) return {};
    return {"réception, " + magasin.name + ", trames de " + std::to_string(batch),
            1000 / percentile(centre_us, 0.5),
            "k/s",
            "insertion nue SQLite",
            1000 / percentile(bare_us, 0.5),
            batch == 50 ? "au moins 0,3 de l'insertion nue" : ""};
}

}  // namespace

std::vector<Measure> measure_ingest(const std::string& folder) {
    const std::string work = folder + "/banc-synchro";
    std::error_code failed;
    std::filesystem::remove_all(work, failed);
    std::filesystem::create_directories(work, failed);
    const Fleet fleet{kBornes, kEvents};
    std::vector<Measure> measures;
    int files = 0;
    for (const auto& magasin : magasins(work)) {
        for (const int batch : kBatches) {
            measures.push_back(
                ingest(magasin, fleet, batch, work + "/brut-" + std::to_string(++files) + ".db"));
            if (measures.back().value <= 0) return {};
        }
    }
    std::filesystem::remove_all(work, failed);
    return measures;
}

}  // namespace banc
