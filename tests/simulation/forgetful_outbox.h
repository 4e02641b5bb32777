#pragma once

// The log of a device that sends under a new epoch before that epoch is on its disk.

#include "sync/protocol/outbox.h"

namespace simulation {

class ForgetfulOutbox final : public protocol::Outbox {
  public:
    explicit ForgetfulOutbox(protocol::Outbox& inner) : inner_(inner) {}

    Result<protocol::OutboxState> state() const override {
        auto state = inner_.state();
        if (!state || !epoch_) return state;
        auto told = *state;
        told.epoch = *epoch_;
        told.base_seq = base_;
        told.base_h = base_h_;
        return told;
    }
    Result<std::vector<protocol::LogRow>> rows_after(std::int64_t seq,
                                                     std::size_t max) const override {
        auto rows = inner_.rows_after(seq, max);
        if (!rows || !epoch_) return rows;
        auto told = *std::move(rows);
        for (auto& row : told) row.epoch = *epoch_;
        return told;
    }
    Result<protocol::Hash> hash_at(std::int64_t seq) const override { return inner_.hash_at(seq); }
    Status set_acked(std::int64_t seq, const protocol::Hash& h, std::int64_t at_ms) override {
        return inner_.set_acked(seq, h, at_ms);
    }
    Status keep_again(std::int64_t at_ms) override { return inner_.keep_again(at_ms); }
    Status start_epoch(const protocol::Epoch& epoch, std::int64_t base) override {
        const auto h = inner_.hash_at(base);
        if (!h) return h.error();
        epoch_ = epoch;
        base_ = base;
        base_h_ = *h;
        return inner_.set_acked(base, *h, 0);
    }
    Result<std::optional<std::string>> recall(const std::string& key) const override {
        return inner_.recall(key);
    }
    Status remember(const std::string& key, const std::string& value) override {
        return inner_.remember(key, value);
    }

  private:
    protocol::Outbox& inner_;
    std::optional<protocol::Epoch> epoch_;
    std::int64_t base_ = 0;
    protocol::Hash base_h_{};
};

}  // namespace simulation
