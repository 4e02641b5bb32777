#pragma once

// A value or the reason there is none: the only way an expected failure travels in Perron.
// Named after std::expected (C++23), which GCC 12 has only in C++23 mode, so that it can become it.

#include <cassert>
#include <string>
#include <utility>
#include <variant>

/// Why an operation did not succeed. Callers branch on the code and log the detail; the person at
/// the screen sees neither: view models turn a code into a sentence of the content pack.
enum class ErrorCode {
    invalid_input,  ///< what was given breaks the rules of the function
    not_found,
    conflict,     ///< it would contradict something already kept
    unavailable,  ///< network, printer, file or server cannot be reached now
    corrupt,      ///< stored or received bytes are not what was written or signed
    full          ///< the disk, or a quota, has no room left
};

struct Error {
    ErrorCode code;
    std::string detail;  ///< For the log, in French, without personal data.
};

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::move(value)) {}
    Result(Error error) : state_(std::move(error)) {}

    explicit operator bool() const { return std::holds_alternative<T>(state_); }

    const T& operator*() const& { return *get(); }
    T& operator*() & { return *get(); }
    T&& operator*() && { return std::move(*get()); }
    const T* operator->() const { return get(); }
    T* operator->() { return get(); }

    const Error& error() const {
        assert(!*this);
        return *std::get_if<Error>(&state_);
    }

  private:
    const T* get() const {
        assert(*this);
        return std::get_if<T>(&state_);
    }
    T* get() {
        assert(*this);
        return std::get_if<T>(&state_);
    }

    std::variant<T, Error> state_;
};

struct Done {};
using Status = Result<Done>;

inline Error fail(ErrorCode code, std::string detail) {
    return Error{code, std::move(detail)};
}
