#include "tests/simulation/network.h"

#include "sync/protocol/ack.h"

#include <algorithm>

namespace simulation {
namespace {

constexpr std::int64_t kPatienceMs = 30 * kSecondMs;
constexpr std::size_t kOverheard = 20;
constexpr int kHoarded = 20;  ///< percent of the requests, until there are kOverheard

template <class List, class Value>
void overhear(List& list, const Value& value) {
    if (list.size() == kOverheard) list.erase(list.begin());
    list.push_back(value);
}

}  // namespace

std::uint64_t Network::post(DeviceId device, client::HttpRequest request) {
    const auto exchange = ++exchanges_;
    if (cut_off.count(device) != 0) return exchange;
    if (stage_.dice.percent(weather.portal)) {
        stage_.census.note(Fault::captive_portal);
        answers_[exchange] = {when(), portal_page()};
        return exchange;
    }
    if (stage_.dice.percent(weather.drop_request)) {
        stage_.census.note(Fault::request_dropped);
        return exchange;
    }
    Envelope envelope{when(), ++posted_, device, exchange, std::move(request)};
    overhear(overheard_, envelope);
    if (stage_.dice.percent(kHoarded) && hoarded_.size() < kOverheard) hoarded_.push_back(envelope);
    if (stage_.dice.percent(weather.duplicate)) {
        stage_.census.note(Fault::duplicated);
        auto twin = envelope;
        twin.exchange = 0;
        twin.due_ms = when();
        travel(std::move(twin));
    }
    travel(std::move(envelope));
    return exchange;
}

void Network::travel(Envelope envelope) {
    auto& body = envelope.request.body;
    if (!body.empty() && stage_.dice.percent(weather.tamper)) {
        stage_.census.note(Fault::tampered_request);
        auto& byte = body[static_cast<std::size_t>(stage_.dice.next() % body.size())];
        byte = static_cast<char>(byte ^ (1 << stage_.dice.pick(0, 7)));
    }
    requests_.push_back(std::move(envelope));
}

std::vector<Envelope> Network::take_due() {
    const auto is_due = [this](const Envelope& e) { return e.due_ms <= stage_.now_ms; };
    std::vector<Envelope> due;
    std::copy_if(requests_.begin(), requests_.end(), std::back_inserter(due), is_due);
    requests_.erase(std::remove_if(requests_.begin(), requests_.end(), is_due), requests_.end());
    std::sort(due.begin(), due.end(), [](const Envelope& a, const Envelope& b) {
        return std::pair{a.due_ms, a.order} < std::pair{b.due_ms, b.order};
    });
    for (std::size_t i = 1; i < due.size(); ++i) {
        if (due[i].order < due[i - 1].order) stage_.census.note(Fault::reordered);
    }
    return due;
}

void Network::answer(const Envelope& envelope, client::HttpResponse response) {
    if (envelope.exchange == 0) return;
    if (cut_off.count(envelope.device) != 0 || stage_.dice.percent(weather.drop_answer)) {
        stage_.census.note(Fault::answer_dropped);
        return;
    }
    if (stage_.dice.percent(weather.forge)) {
        stage_.census.note(Fault::forged_answer);
        response = forged(response);
    } else {
        overhear(overheard_answers_, response);
    }
    answers_[envelope.exchange] = {when(), std::move(response)};
}

std::optional<client::HttpResponse> Network::take_answer(std::uint64_t exchange) {
    const auto found = answers_.find(exchange);
    if (found == answers_.end() || found->second.due_ms > stage_.now_ms) return std::nullopt;
    auto response = std::move(found->second.response);
    answers_.erase(found);
    return response;
}

void Network::replay() {
    if (overheard_.empty()) return;
    stage_.census.note(Fault::replayed_late);
    const bool is_hoarded = !hoarded_.empty() && stage_.dice.one_in(2);
    auto old = stage_.dice.one_of(is_hoarded ? hoarded_ : overheard_);
    old.exchange = 0;
    old.due_ms = when();
    requests_.push_back(std::move(old));
}

/// What the box of a hotel answers in the place of the centre.
client::HttpResponse Network::portal_page() {
    const std::string page = "<html><body>Bienvenue sur notre Wi-Fi</body></html>";
    const std::string ack_type{protocol::kAckContentType};
    switch (stage_.dice.pick(0, 4)) {
        case 0:
            return {200, "text/html", page, ""};
        case 1:
            return {302, "text/html", "", ""};
        case 2:
            return {200, ack_type, page, ""};
        case 3:
            return {200, ack_type, "", ""};
        default:
            return {511, "text/html", page, ""};
    }
}

/// A right answer spoilt, or one that was meant for somebody else or another day.
client::HttpResponse Network::forged(const client::HttpResponse& right) {
    auto made = right;
    if (!overheard_answers_.empty() && stage_.dice.one_in(2)) {
        return stage_.dice.one_of(overheard_answers_);
    }
    if (made.body.empty()) return portal_page();
    const auto at = static_cast<std::size_t>(stage_.dice.next() % made.body.size());
    if (stage_.dice.one_in(2)) {
        made.body.resize(at);
    } else {
        made.body[at] = static_cast<char>(made.body[at] ^ (1 << stage_.dice.pick(0, 7)));
    }
    return made;
}

void SimulatedTransport::start(client::HttpRequest request) {
    ++started;
    since_ms_ = stage_.now_ms;
    exchange_ = network_.post(device_, std::move(request));
}

std::optional<client::HttpResponse> SimulatedTransport::poll() {
    if (exchange_ == 0) return std::nullopt;
    auto response = network_.take_answer(exchange_);
    const bool given_up = !response && stage_.now_ms - since_ms_ >= kPatienceMs;
    if (given_up) response = client::HttpResponse{0, "", "", "no answer in time"};
    if (response) exchange_ = 0;
    if (response && response->status != 200) ++foreign;
    return response;
}

}  // namespace simulation
