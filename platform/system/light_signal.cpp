#include "platform/system/light_signal.h"

#include <fstream>

namespace platform {

void LightSignal::write(const char* value) {
    std::ofstream file{file_};
    file << value << std::flush;
    refused_ = !file;
}

}  // namespace platform
