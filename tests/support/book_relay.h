#pragma once

// Between a kiosk and its centre, on this machine: passes every byte, but may keep, or spoil, what
// the centre answers about rendez-vous. What is asked always reaches the centre.

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace test {

class BookRelay {
  public:
    enum class Answers { whole, kept, spoiled };

    /// Listens on a free port; `centre` is "http://127.0.0.1:8471".
    explicit BookRelay(const std::string& centre);
    ~BookRelay();
    BookRelay(const BookRelay&) = delete;
    BookRelay& operator=(const BookRelay&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

    /// What becomes of the answers of bookings from now on; searches are always answered.
    void bookings(Answers answers) { answers_ = answers; }

    int bookings_asked() const { return asked_; }

  private:
    void serve();
    void relay(int kiosk);

    int centre_port_ = 0;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<bool> over_ = false;
    std::atomic<Answers> answers_ = Answers::whole;
    std::atomic<int> asked_ = 0;
    std::vector<std::thread> connections_;
    std::thread thread_;
};

}  // namespace test
