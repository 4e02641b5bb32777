#include "sync/central/metrics.h"

#include "platform/system/files.h"
#include "sync/central/backup.h"

#include <algorithm>
#include <cstdio>

namespace central {
namespace {

constexpr std::int64_t kMib = 1024 * 1024;

std::string seconds_text(double seconds) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%g", seconds);
    return text.data();
}

/// Lines of one metric after the other, each metric with its type.
class Page {
  public:
    void begin(const std::string& name, const std::string& type) {
        name_ = "perron_" + name;
        text_ += "# TYPE " + name_ + " " + type + "\n";
    }
    void add(const std::string& value, const std::string& labels = "",
             const std::string& end = "") {
        text_ += name_ + end + (labels.empty() ? "" : "{" + labels + "}") + " " + value + "\n";
    }
    void add(std::int64_t value, const std::string& labels = "", const std::string& end = "") {
        add(std::to_string(value), labels, end);
    }
    void gauge(const std::string& name, std::int64_t value) {
        begin(name, "gauge");
        add(value);
    }
    std::string take() { return std::move(text_); }

  private:
    std::string name_;
    std::string text_;
};

void write_process(Page& page, const Metrics& metrics) {
    page.begin("ingest_events_total", "counter");
    for (const auto& [result, n] : metrics.events) page.add(n, "result=\"" + result + "\"");
    page.begin("clock_quality_frames_total", "counter");
    for (const auto& [tq, n] : metrics.frames_by_clock) {
        page.add(n, "tq=\"" + std::to_string(tq) + "\"");
    }
    page.begin("ingest_commit_seconds", "histogram");
    std::int64_t total = 0;
    for (std::size_t i = 0; i < metrics.commits.size(); ++i) {
        total += metrics.commits[i];
        const auto bound =
            i < Metrics::kBounds.size() ? seconds_text(Metrics::kBounds[i]) : std::string{"+Inf"};
        page.add(total, "le=\"" + bound + "\"", "_bucket");
    }
    page.add(seconds_text(metrics.commit_seconds), "", "_sum");
    page.add(total, "", "_count");
    page.gauge("group_size", metrics.group_events);
    page.begin("ingest_failed_groups_total", "counter");
    page.add(metrics.failed_groups);
    page.begin("quota_refused_posts_total", "counter");
    page.add(metrics.refused_by_quota);
    page.begin("droits_not_given_total", "counter");
    page.add(metrics.failed_droits);
}

/// How many versions behind the content in force each borne is.
void write_content_lag(Page& page, const std::vector<Borne>& bornes, std::int64_t published) {
    page.begin("ref_version_lag", "gauge");
    for (const auto& borne : bornes) {
        if (borne.revoked_ms || !borne.contact_ms) continue;
        const auto shown = borne.content.value_or(0);
        page.add(std::max<std::int64_t>(0, published - shown),
                 "borne=\"" + std::to_string(borne.numero) + "\"");
    }
}

Status write_bornes(Page& page, const Store& store, const Surroundings& around) {
    const auto now_ms = around.now_ms;
    const auto bornes = store.bornes();
    if (!bornes) return bornes.error();
    page.begin("kiosk_last_contact_seconds", "gauge");
    for (const auto& borne : *bornes) {
        if (borne.revoked_ms || !borne.contact_ms) continue;
        page.add((now_ms - *borne.contact_ms) / 1000,
                 "borne=\"" + std::to_string(borne.numero) + "\"");
    }
    page.begin("kiosk_pending_events", "gauge");
    for (const auto& borne : *bornes) {
        if (borne.revoked_ms || !borne.contact_ms) continue;
        page.add(borne.pending, "borne=\"" + std::to_string(borne.numero) + "\"");
    }
    page.gauge("kiosks_suspended",
               std::count_if(bornes->begin(), bornes->end(), [](const Borne& borne) {
                   return borne.suspended_ms && !borne.revoked_ms;
               }));
    if (around.published) write_content_lag(page, *bornes, *around.published);
    return Done{};
}

Status write_store(Page& page, const Store& store, std::int64_t now_ms) {
    const auto quarantine = store.quarantine_count();
    if (!quarantine) return quarantine.error();
    page.gauge("quarantine_size", *quarantine);
    const auto salvaged = store.salvage_count();
    if (!salvaged) return salvaged.error();
    page.gauge("salvaged_rows", *salvaged);
    const auto forks = store.fork_count();
    if (!forks) return forks.error();
    page.begin("forks_total", "counter");
    page.add(*forks);
    const auto drift = store.recall(kDriftKey);
    if (!drift) return drift.error();
    if (*drift) {
        page.begin("projector_drift", "gauge");
        page.add(**drift);
    }
    const auto generation = store.generation();
    if (!generation) return generation.error();
    page.gauge("restore_generation", *generation);
    const auto age = backup_age_s(store, now_ms);
    if (!age) return age.error();
    if (*age) page.gauge("backup_age_seconds", **age);
    return Done{};
}

}  // namespace

void Metrics::add_commit(double seconds, std::int64_t events_in_group) {
    const auto bucket = std::lower_bound(kBounds.begin(), kBounds.end(), seconds);
    ++commits[static_cast<std::size_t>(bucket - kBounds.begin())];
    commit_seconds += seconds;
    group_events = events_in_group;
}

void Metrics::add_frame(const Arrival& arrival, const Outcome& outcome) {
    events["insere"] += outcome.inserted - outcome.quarantined;
    events["connu"] += outcome.known;
    events["quarantaine"] += outcome.quarantined;
    ++frames_by_clock[arrival.header.tq];
}

Result<std::string> metrics_text(const Metrics& metrics, const Store& store,
                                 const Surroundings& around) {
    Page page;
    write_process(page, metrics);
    const auto bornes = write_bornes(page, store, around);
    if (!bornes) return bornes.error();
    const auto rest = write_store(page, store, around.now_ms);
    if (!rest) return rest.error();
    if (!around.data_folder.empty()) {
        page.gauge("disk_free_bytes", platform::free_mib(around.data_folder) * kMib);
    }
    return page.take();
}

}  // namespace central
