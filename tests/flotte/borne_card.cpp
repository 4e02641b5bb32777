// What happens to the card of a borne: copied, put back, spoilt, full.

#include "tests/flotte/borne.h"

#include <filesystem>

namespace flotte {

void Borne::take_image() {
    images_.push_back({disk_.image(), store_->state()->last_seq});
}

void Borne::restore_image() {
    const auto image = stage_.dice.one_of(images_);
    images_.clear();
    disk_.restore(image.files);
    place_.tally.note(Incident::borne_restored);
    stage_.tell("borne " + std::to_string(number()) + " remise à la ligne " +
                std::to_string(image.last_seq));
    place_.model.each_told_by(id_, [&](Told& told) {
        if (told.only_at_centre || told.seq <= image.last_seq) return;
        told.only_at_centre = true;
        told.destroyed |= told.seq > acked_ || may_be_ahead_;
    });
}

void Borne::damage() {
    disk_.damage(log_path(), static_cast<std::size_t>(stage_.dice.pick(1, 8)) * 512);
    is_damaged_ = true;
    place_.tally.note(Incident::log_damaged);
    stage_.tell("journal de la borne " + std::to_string(number()) + " abîmé");
}

void Borne::become_copy_of(const Borne& original) {
    identity_ = original.identity_;
    test::PowerLossDisk::Image files;
    for (const auto& [path, bytes] : original.disk_.image()) {
        files[place_.folder + path.substr(original.place_.folder.size())] = bytes;
    }
    disk_.restore(files);
    is_copy_ = true;
    place_.tally.note(Incident::borne_cloned);
    stage_.tell("borne " + std::to_string(number()) + " copiée");
}

void Borne::leave_for_ever() {
    if (on()) stop(true);
    place_.model.each_told_by(id_, [](Told& told) {
        told.only_at_centre = true;
        told.destroyed = true;
    });
    stage_.tell("copie de la borne " + std::to_string(number()) + " retirée");
}

void Borne::fill_disk() {
    const auto reserved = [path = place_.folder + "/reserve"] {
        std::error_code missing;
        const auto size = std::filesystem::file_size(path, missing);
        return missing ? std::size_t{0} : static_cast<std::size_t>(size);
    };
    disk_.set_capacity(
        disk_.used() + reserved() + static_cast<std::size_t>(stage_.dice.pick(0, 8'000)), reserved);
}

void Borne::free_disk() {
    disk_.set_capacity(SIZE_MAX, [] { return std::size_t{0}; });
}

void Borne::centre_was_restored() {
    place_.model.each_told_by(id_, [](Told& told) { told.destroyed |= told.only_at_centre; });
    may_be_ahead_ = true;
    restored_ms_ = stage_.now_ms;
}

}  // namespace flotte
