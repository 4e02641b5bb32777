#include "platform/sdl/sound_signal.h"

#include <SDL.h>

#include <cmath>
#include <numbers>

namespace platform {
namespace {

constexpr int kRate = 22'050;
constexpr int kNote = kRate * 35 / 100;
constexpr int kSeconds = 30;
constexpr double kLoudness = 9'000;

/// One note that swells and fades, so that it does not click.
void add_note(std::vector<std::int16_t>& samples, double hertz) {
    for (int i = 0; i < kNote; ++i) {
        const double time = static_cast<double>(i) / kRate;
        const double swell = std::sin(std::numbers::pi * i / kNote);
        samples.push_back(static_cast<std::int16_t>(kLoudness * swell *
                                                    std::sin(2 * std::numbers::pi * hertz * time)));
    }
}

}  // namespace

std::vector<std::int16_t> call_samples(bool urgent) {
    constexpr double kHigh = 784;
    constexpr double kLow = 587;
    const auto period = static_cast<std::size_t>(kRate * (urgent ? 2 : 4));
    std::vector<std::int16_t> samples;
    samples.reserve(static_cast<std::size_t>(kRate) * kSeconds);
    while (samples.size() < static_cast<std::size_t>(kRate) * kSeconds) {
        const auto start = samples.size();
        add_note(samples, kHigh);
        add_note(samples, kLow);
        samples.resize(start + period, 0);
    }
    return samples;
}

SoundSignal::~SoundSignal() {
    if (device_ != 0) SDL_CloseAudioDevice(device_);
}

bool SoundSignal::open() {
    if (device_ != 0) return true;
    SDL_AudioSpec wanted{};
    wanted.freq = kRate;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = 2048;
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) == 0) {
        device_ = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    }
    refused_ = device_ == 0;
    return !refused_;
}

void SoundSignal::call(bool urgent) {
    if (!open()) return;
    const auto samples = call_samples(urgent);
    SDL_ClearQueuedAudio(device_);
    SDL_QueueAudio(device_, samples.data(),
                   static_cast<Uint32>(samples.size() * sizeof(std::int16_t)));
    SDL_PauseAudioDevice(device_, 0);
}

void SoundSignal::stop() {
    if (device_ != 0) SDL_ClearQueuedAudio(device_);
}

}  // namespace platform
