#include "tests/flotte/campaign.h"

#include "tests/support/children.h"

#include <filesystem>
#include <sstream>

namespace flotte {
namespace {

Verdict run_in(const std::string& folder, std::uint64_t seed, bool trace) {
    auto verdict = Fleet{seed, folder}.run(trace);
    verdict.seed = seed;
    std::filesystem::remove_all(folder);
    return verdict;
}

std::string one_line(const Verdict& verdict) {
    std::ostringstream line;
    line << verdict.seed << ' ' << verdict.tickets << ' ' << verdict.tally.write();
    if (!verdict.broken.empty()) line << "!" << verdict.broken.front();
    return line.str();
}

void read_line(const std::string& line, Campaign& campaign) {
    std::istringstream in{line};
    std::uint64_t seed = 0;
    std::int64_t tickets = 0;
    in >> seed >> tickets;
    std::string tally;
    std::getline(in, tally, '!');
    std::string promise;
    std::getline(in, promise);
    ++campaign.runs;
    campaign.tickets += tickets;
    campaign.tally.add(Tally::read(tally));
    if (!promise.empty()) campaign.failures.push_back({seed, promise});
}

}  // namespace

Campaign run_campaign(const std::vector<std::uint64_t>& seeds) {
    const auto done =
        test::work_in_children({seeds.size(), [&](std::size_t i, const std::string& folder) {
                                    return one_line(run_in(folder, seeds[i], false));
                                }});
    Campaign campaign;
    for (const auto& line : done.lines) read_line(line, campaign);
    for (const auto i : done.deadly) campaign.failures.push_back({seeds[i], "le programme meurt"});
    campaign.seconds = done.seconds;
    return campaign;
}

Verdict replay(std::uint64_t seed, bool trace) {
    return run_in(test::folder_of_process(), seed, trace);
}

std::string print(const Campaign& campaign) {
    std::ostringstream out;
    out << campaign.runs << " flottes de 30 jours en "
        << static_cast<int>(campaign.seconds * 10) / 10.0 << " s, " << campaign.tickets
        << " tickets, " << campaign.failures.size() << " promesses rompues\n";
    for (const auto& failure : campaign.failures) {
        out << "  " << failure.promise << " : tests-flotte --graine " << failure.seed << '\n';
    }
    out << campaign.tally.print();
    return out.str();
}

}  // namespace flotte
