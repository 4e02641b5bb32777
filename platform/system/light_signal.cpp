#include "platform/system/light_signal.h"

#include <fstream>

namespace platform {

void LightSignal::write(const char* value) const {
    std::ofstream{file_} << value;
}

}  // namespace platform
