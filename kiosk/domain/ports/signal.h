#pragma once

namespace domain {

/// The sound and the light that call an agent to the kiosk. Works with no network.
class HelpSignal {
  public:
    virtual ~HelpSignal() = default;
    virtual void call(bool urgent) = 0;
    virtual void stop() = 0;

    /// False once it is known that nothing rings or lights: the screen then sends to the accueil.
    virtual bool works() const = 0;
};

}  // namespace domain
